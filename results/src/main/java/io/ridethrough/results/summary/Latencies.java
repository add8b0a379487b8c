package io.ridethrough.results.summary;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The distribution of the latencies of one cell of a table, as a {@link Tally} counted them. */
public final class Latencies {

    private final long[] sortedMicros;

    /** How many are no greater than each; empty where each stands for one. */
    private final long[] upTo;

    private Latencies(long[] sortedMicros, long[] upTo) {
        this.sortedMicros = sortedMicros;
        this.upTo = upTo;
    }

    /** Of these, each as it is. */
    static Latencies ofMicros(LongStream micros) {
        return new Latencies(micros.sorted().toArray(), new long[0]);
    }

    /** Of values in order, and how many are no greater than each: at least one more than the value before it. */
    static Latencies ofCounted(long[] sortedMicros, long[] upTo) {
        return new Latencies(sortedMicros, upTo);
    }

    public long count() {
        return upTo.length == 0 ? sortedMicros.length : upTo[upTo.length - 1];
    }

    /**
     * The percentile by nearest rank: the smallest latency that at least {@code percent} % of all do not exceed.
     * Empty when there are none.
     */
    public OptionalLong micros(double percent) {
        long count = count();
        if (count == 0) {
            return OptionalLong.empty();
        }
        long rank = Math.max(1, Math.min(count, (long) Math.ceil(percent * count / 100)));
        return OptionalLong.of(sortedMicros[upTo.length == 0 ? (int) rank - 1 : indexOf(rank)]);
    }

    /** As {@link #micros}, in milliseconds; NaN when there are none. */
    public double millis(double percent) {
        OptionalLong micros = micros(percent);
        return micros.isPresent() ? micros.getAsLong() / 1_000.0 : Double.NaN;
    }

    private int indexOf(long rank) {
        int found = Arrays.binarySearch(upTo, rank);
        return found >= 0 ? found : -found - 1;
    }
}
