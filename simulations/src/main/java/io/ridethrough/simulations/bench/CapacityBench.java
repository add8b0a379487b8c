package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.simulations.bench.QueueSetting.Bars;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well the estimate of a capacity does: studies of simulated systems, of which the capacity is known. Of each setting so
 * many studies are made and estimated, and their estimates and intervals held against the truth. Limits: customers of
 * one kind; what a real shop does besides is seen on real runs alone.
 *
 * @param settings of the estimates
 * @param experiments studies of each setting, at least 2
 * @param seed decides every draw; each setting has its own, counted on from here
 */
public record CapacityBench(EstimateSettings settings, int experiments, long seed) {
    private static final double MOST_DEVIATION_PERCENT = 3;
    private static final double LEAST_COVERED_PERCENT = 85;
    private static final double MOST_COVERED_PERCENT = 95;
    private static final double LEAST_FLAGGED_PERCENT = 95;

    /**
     * What the studies of one setting came to.
     *
     * @param name what was simulated, in a few words
     * @param word that begins the names of its figures
     * @param seed of its draws
     * @param truth orders a second
     * @param saturation of the queue, orders a second
     */
    public record Result(String name, String word, long seed, double truth, double saturation, List<Bar> bars) {
        public Result {
            bars = List.copyOf(bars);
        }
    }

    /** The words that begin the names of the settings' figures, in order. */
    public static List<String> words() {
        return QueueSetting.ALL.stream().map(QueueSetting::word).toList();
    }

    /** Simulates the settings of these words, in the order of all. Pure: the same seed gives the same figures. */
    public List<Result> resultsOf(Collection<String> words) {
        return results(QueueSetting.ALL.stream()
                .filter(setting -> words.contains(setting.word()))
                .toList());
    }

    /** Simulates these. */
    List<Result> results(List<QueueSetting> chosen) {
        Map<Sought, Double> truths = new HashMap<>();
        List<Result> results = new ArrayList<>();
        for (QueueSetting setting : chosen) {
            long from = seed + QueueSetting.ALL.indexOf(setting);
            double truth =
                    truths.computeIfAbsent(new Sought(setting.system(), setting.limitSeconds()), Sought::capacity);
            List<CapacityEstimate> estimates = IntStream.range(0, experiments)
                    .parallel()
                    .mapToObj(experiment -> new SimulatedStudy(setting, settings, from, experiment).estimated())
                    .toList();
            results.add(new Result(
                    setting.name(),
                    setting.word(),
                    from,
                    truth,
                    setting.system().saturation(),
                    bars(setting, truth, estimates)));
        }
        return results;
    }

    /** What a truth is the truth of. */
    private record Sought(SimulatedSystem system, double limitSeconds) {
        double capacity() {
            return system.capacity(limitSeconds);
        }
    }

    private List<Bar> bars(QueueSetting setting, double truth, List<CapacityEstimate> estimates) {
        String word = setting.word();
        double[] errors = estimates.stream()
                .filter(estimate -> estimate.perSecond().isPresent())
                .mapToDouble(estimate -> 100 * (estimate.perSecond().getAsDouble() / truth - 1))
                .toArray();
        double mean = mean(errors);
        double flagged = percent(estimates.stream()
                .filter(estimate -> estimate.kind() != Kind.ESTIMATED)
                .count());
        double covered = percent(estimates.stream()
                .filter(estimate -> isCovered(estimate, truth))
                .count());
        double tooHigh = percent(estimates.stream()
                .filter(estimate -> estimate.low().orElse(0) > truth)
                .count());
        boolean isHeld = setting.bars() == Bars.HELD;
        return List.of(
                bar(
                        word + "_deviation_percent",
                        deviation(errors, mean),
                        isHeld,
                        Sense.AT_MOST,
                        MOST_DEVIATION_PERCENT),
                bar(word + "_covered_percent", covered, isHeld, Sense.AT_LEAST, LEAST_COVERED_PERCENT),
                bar(word + "_uncovered_percent", 100 - covered, isHeld, Sense.AT_LEAST, 100 - MOST_COVERED_PERCENT),
                setting.bars() == Bars.FLAGGED
                        ? new Bar(word + "_flagged_percent", flagged, Sense.AT_LEAST, LEAST_FLAGGED_PERCENT)
                        : bar(word + "_flagged_percent", flagged, isHeld, Sense.AT_MOST, 100 - LEAST_FLAGGED_PERCENT),
                new Bar(word + "_bias_percent", mean),
                new Bar(word + "_half_width_percent", mean(halfWidths(estimates, truth))),
                new Bar(word + "_bound_too_high_percent", tooHigh));
    }

    private static Bar bar(String name, double value, boolean isHeld, Sense sense, double limit) {
        return isHeld ? new Bar(name, value, sense, limit) : new Bar(name, value);
    }

    /** One with a lower bound alone covers all above it; one without bounds covers nothing. */
    private static boolean isCovered(CapacityEstimate estimate, double truth) {
        OptionalDouble low = estimate.low();
        OptionalDouble high = estimate.high();
        return (low.isPresent() || high.isPresent())
                && low.orElse(0) <= truth
                && truth <= high.orElse(Double.POSITIVE_INFINITY);
    }

    private static double[] halfWidths(List<CapacityEstimate> estimates, double truth) {
        return estimates.stream()
                .filter(estimate ->
                        estimate.low().isPresent() && estimate.high().isPresent())
                .mapToDouble(estimate ->
                        100 * (estimate.high().getAsDouble() - estimate.low().getAsDouble()) / 2 / truth)
                .toArray();
    }

    private double percent(long many) {
        return 100.0 * many / experiments;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
