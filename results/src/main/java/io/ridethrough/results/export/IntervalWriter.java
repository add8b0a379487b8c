package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.summary.Extent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Adds good answers up by step and second of their intended start in a second pass over the samples, the first having told how
 * far they reach, and writes a second as soon as nothing more can come for it. What is held depends on how late answers come,
 * and not on how many samples there are. Answers beyond those of the first pass, as a run that still goes on may have, are left
 * out. A visitor throws nothing: the first failure is kept, what follows it dropped. For one thread.
 */
final class IntervalWriter implements SampleVisitor {

    /** A bucket is no wider than 1/1024 of its values. */
    static final int SIGNIFICANT_DIGITS = 3;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Extent extent;
    private final Map<FlowStep, StepSeconds> steps = new HashMap<>();
    private final Histogram room = new Histogram(SIGNIFICANT_DIGITS);
    private long answers;
    private long lastEnded = Long.MIN_VALUE;
    private long writtenBefore = Long.MIN_VALUE;
    private Optional<IOException> failure = Optional.empty();

    /**
     * @param extent of the good answers of these steps
     * @param logs where each step's seconds go; answers of other steps are left out
     */
    IntervalWriter(Extent extent, Map<FlowStep, HistogramLog> logs) {
        this.extent = extent;
        logs.forEach((step, log) -> steps.put(step, new StepSeconds(log)));
    }

    /** The second since the Unix epoch that a moment is in. */
    static long second(long micros) {
        return Math.floorDiv(micros, MICROS_PER_SECOND);
    }

    @Override
    public void sample(Sample sample) {
        StepSeconds seconds = steps.get(new FlowStep(sample.flow(), sample.step()));
        if (seconds == null || sample.outcome() != Outcome.OK || answers == extent.records() || failure.isPresent()) {
            return;
        }
        answers++;
        // Below 0 only by a clock that was set back.
        seconds.add(second(sample.intendedAt()), Math.max(0, sample.latencyMicros()));
        if (sample.endedAt() > lastEnded) {
            lastEnded = sample.endedAt();
            // No later answer was intended more than the lateness before the latest end.
            writeBefore(second(lastEnded - extent.lateness()));
        }
    }

    @Override
    public void journey(Journey journey) {
        // The latencies are those of requests.
    }

    private void writeBefore(long second) {
        if (second <= writtenBefore) {
            return;
        }
        writtenBefore = second;
        try {
            for (StepSeconds seconds : steps.values()) {
                seconds.writeBefore(second, room);
            }
        } catch (IOException full) {
            failure = Optional.of(full);
        }
    }

    /**
     * Writes what is still open: no answer will come any more.
     *
     * @throws IOException the first failure, if there was one
     */
    void finish() throws IOException {
        if (failure.isEmpty()) {
            writeBefore(Long.MAX_VALUE);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** How many seconds are still open, over all steps. */
    int open() {
        return steps.values().stream().mapToInt(StepSeconds::open).sum();
    }
}
