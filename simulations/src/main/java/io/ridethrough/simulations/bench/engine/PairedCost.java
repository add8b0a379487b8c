package io.ridethrough.simulations.bench.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What recording costs, by pairs of measurements that were made one after the other.
 *
 * <p>The cost of a pair is 1 − recorded / bare for what is the better the more it is (requests per second), and
 * recorded / bare − 1 for what is the worse the more it is (processor time). Told are the median and the range over the pairs:
 * without an assumption about their distribution, the range of n pairs holds the true median with probability 1 − 2 / 2ⁿ
 * (David and Nagaraja, "Order Statistics", section 7.1). Limits: pairs have to be independent of each other.
 *
 * @param pairs at least one
 */
record PairedCost(List<Pair> pairs) {

    private static final double PERCENT = 100;

    PairedCost {
        pairs = List.copyOf(pairs);
    }

    /**
     * The same simulation in each of its ways, one after the other.
     *
     * @param untraced without any figures, and without the headers for the shop's tracing
     * @param silent without any figures
     * @param bare without recording, with Gatling's own figures
     */
    record Pair(Rate untraced, Rate silent, Rate bare, Rate recorded) {

        /** @param rates one for each of its ways */
        static Pair of(Map<Recording, Rate> rates) {
            return new Pair(
                    Objects.requireNonNull(rates.get(Recording.UNTRACED)),
                    Objects.requireNonNull(rates.get(Recording.SILENT)),
                    Objects.requireNonNull(rates.get(Recording.BARE)),
                    Objects.requireNonNull(rates.get(Recording.RECORDED)));
        }
    }

    /**
     * A figure of every pair.
     *
     * @param median of an even number of pairs the mean of the two in the middle
     */
    record Spread(double median, double least, double most) {

        static Spread of(List<Double> figures) {
            List<Double> sorted = new ArrayList<>(figures);
            Collections.sort(sorted);
            int upper = sorted.size() / 2;
            double median =
                    sorted.size() % 2 == 1 ? sorted.get(upper) : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
            return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
        }
    }

    /** Of requests per second, in percent of those without recording. */
    Spread throughputPercent() {
        return spread(pair -> fallPercent(pair.bare(), pair.recorded()));
    }

    /** What the headers for the shop's tracing cost, whoever sends them: in percent of requests per second without them. */
    Spread headersPercent() {
        return spread(pair -> fallPercent(pair.untraced(), pair.silent()));
    }

    /** Of requests per second, in percent of those of Gatling that keeps no figures at all. */
    Spread besideSilencePercent() {
        return spread(pair -> fallPercent(pair.silent(), pair.recorded()));
    }

    private static double fallPercent(Rate from, Rate to) {
        return PERCENT * (1 - to.requestsPerSecond() / from.requestsPerSecond());
    }

    /** Of the generator's processor time for a request, in percent of that without recording. */
    Spread cpuPercent() {
        return spread(
                pair -> PERCENT * (pair.recorded().cpuMicros() / pair.bare().cpuMicros() - 1));
    }

    /** Any other figure of a pair. */
    Spread spread(ToDoubleFunction<Pair> figure) {
        return Spread.of(pairs.stream().map(figure::applyAsDouble).toList());
    }

    /** How sure it is that a range holds the true median, in percent. */
    double certaintyPercent() {
        return PERCENT * (1 - 2 / Math.pow(2, pairs.size()));
    }
}
