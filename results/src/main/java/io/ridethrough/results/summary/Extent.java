package io.ridethrough.results.summary;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;

/**
 * How far a run's samples and journeys reach, found in a first pass over them. Moments are microseconds since the Unix epoch.
 *
 * @param records how many there are
 * @param firstIntended when the first should have begun; meaningless without any
 * @param lastEnded when the last ended; likewise
 * @param lateness how long after the latest end before it a record may still tell of something that was intended before:
 *     no record begins earlier than {@code the latest end so far − lateness}
 */
public record Extent(long records, long firstIntended, long lastEnded, long lateness) {

    public boolean isEmpty() {
        return records == 0;
    }

    /** Looks at each record of one pass. For one thread. */
    public static final class Finder implements SampleVisitor {
        private long records;
        private long firstIntended = Long.MAX_VALUE;
        private long lastEnded = Long.MIN_VALUE;
        private long lateness;

        @Override
        public void sample(Sample sample) {
            see(sample.intendedAt(), sample.endedAt());
        }

        @Override
        public void journey(Journey journey) {
            see(journey.intendedAt(), journey.endedAt());
        }

        private void see(long intendedAt, long endedAt) {
            records++;
            firstIntended = Math.min(firstIntended, intendedAt);
            lastEnded = Math.max(lastEnded, endedAt);
            lateness = Math.max(lateness, lastEnded - intendedAt);
        }

        public Extent found() {
            return new Extent(records, firstIntended, lastEnded, lateness);
        }
    }
}
