package io.ridethrough.results.baseline;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One kind of latency over all repeats.
 *
 * @param name such as {@code model/ttft @ 8/s} or {@code guest-checkout/place-order @ steady}
 * @param repeats one each, in order
 */
public record Series(String name, List<Latencies> repeats) {

    public Series {
        repeats = List.copyOf(repeats);
        if (repeats.isEmpty()) {
            throw new IllegalArgumentException("series " + name + " has no repeats");
        }
    }

    /** All repeats together. */
    public Latencies merged() {
        return repeats.stream().reduce(Latencies::mergedWith).orElseThrow();
    }

    /**
     * How much repeats differ: the standard deviation of ln(percentile), over R − 1, so about the relative spread. Empty
     * with fewer than two repeats that have the percentile.
     */
    public OptionalDouble spread(double percent) {
        double[] logs = repeats.stream()
                .map(repeat -> repeat.percentileMicros(percent))
                .filter(micros -> micros.isPresent() && micros.getAsLong() > 0)
                .mapToDouble(micros -> Math.log(micros.getAsLong()))
                .toArray();
        if (logs.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = 0;
        for (double log : logs) {
            mean += log / logs.length;
        }
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / (logs.length - 1)));
    }
}
