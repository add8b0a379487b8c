package io.ridethrough.results.baseline;

import io.ridethrough.results.histogram.HistogramText;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of latencies in microseconds that can be merged with others without loss: an HdrHistogram, exact to three
 * digits, up to {@link #LARGEST}. Source of the encoded form: HdrHistogram's compressed encoding, version 2, in Base64.
 */
public final class LatencyHistogram {
    /** Whatever took longer counts as this long. */
    public static final Duration LARGEST = Duration.ofHours(1);

    private static final int DIGITS = 3;
    private static final long LARGEST_MICROS = LARGEST.toNanos() / 1_000;

    private final Histogram histogram;

    private LatencyHistogram(Histogram histogram) {
        this.histogram = histogram;
    }

    /** The distribution of such latencies; one below 0 counts as 0. */
    public static LatencyHistogram ofMicros(LongStream micros) {
        Histogram histogram = empty();
        micros.forEach(value -> histogram.recordValue(Math.max(0, Math.min(LARGEST_MICROS, value))));
        return new LatencyHistogram(histogram);
    }

    private static Histogram empty() {
        return new Histogram(1, LARGEST_MICROS, DIGITS);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws IllegalArgumentException with a short reason when the text is something else, or damaged
     */
    public static LatencyHistogram decoded(String text) {
        Histogram read = HistogramText.decode(text);
        if (read.getNumberOfSignificantValueDigits() != DIGITS
                || read.getLowestDiscernibleValue() != 1
                || read.getHighestTrackableValue() != LARGEST_MICROS) {
            throw new IllegalArgumentException("the histogram is not one of latencies to three digits");
        }
        return new LatencyHistogram(read);
    }

    /**
     * Reads an HdrHistogram of microseconds that somebody else wrote, with as many digits as it may have.
     *
     * @throws IllegalArgumentException with a short reason when the text is something else, or damaged
     */
    public static LatencyHistogram recoded(String text) {
        Histogram ours = empty();
        for (HistogramIterationValue value : HistogramText.decode(text).recordedValues()) {
            ours.recordValueWithCount(
                    Math.min(LARGEST_MICROS, value.getValueIteratedTo()), value.getCountAddedInThisIterationStep());
        }
        return new LatencyHistogram(ours);
    }

    /** As text: Base64 without line breaks. */
    public String encoded() {
        return HistogramText.encode(histogram);
    }

    /** This and the other's latencies together. */
    public LatencyHistogram mergedWith(LatencyHistogram other) {
        Histogram sum = histogram.copy();
        sum.add(other.histogram);
        return new LatencyHistogram(sum);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** The longest, to three digits; empty when there are none. */
    public OptionalLong maxMicros() {
        return count() == 0 ? OptionalLong.empty() : OptionalLong.of(histogram.getMaxValue());
    }

    /** The value at a rank, from 1 to {@link #count}, to three digits. */
    long microsAtRank(long rank) {
        long seen = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            seen += value.getCountAddedInThisIterationStep();
            if (seen >= rank) {
                return histogram.highestEquivalentValue(value.getValueIteratedTo());
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + seen);
    }
}
