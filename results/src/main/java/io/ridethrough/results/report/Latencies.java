package io.ridethrough.results.report;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Latencies of one cell of a table or one bin of a plot, sorted; exact, because a cell is small. */
final class Latencies {

    private final long[] sortedMicros;

    private Latencies(long[] sortedMicros) {
        this.sortedMicros = sortedMicros;
    }

    static Latencies ofMicros(LongStream micros) {
        long[] sorted = micros.toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    int count() {
        return sortedMicros.length;
    }

    /**
     * The percentile by nearest rank: the smallest latency that at least {@code percent} % of all do not exceed.
     * Empty when there are none.
     */
    OptionalLong micros(double percent) {
        if (sortedMicros.length == 0) {
            return OptionalLong.empty();
        }
        int rank = (int) Math.ceil(percent / 100 * sortedMicros.length);
        return OptionalLong.of(sortedMicros[Math.max(0, Math.min(rank, sortedMicros.length) - 1)]);
    }

    /** As {@link #micros}, in milliseconds; NaN when there are none. */
    double millis(double percent) {
        OptionalLong micros = micros(percent);
        return micros.isPresent() ? micros.getAsLong() / 1_000.0 : Double.NaN;
    }
}
