package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.StepMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How much ln(percentile) scatters from one measurement to the next at the same rate:
 *
 * <pre>y = curve(rate) + r(run) + e,   Var r = between runs,   Var e = within a run · reference window / window</pre>
 *
 * The sum of both is pooled over the rates near the estimate, each about its own mean; farther ones scatter otherwise. What
 * is between runs is what the residuals of one run's rates have in common: moved by their run, two rates err together, and
 * their mean errs as much as each. Where so few rates were repeated that {@value #LEAST_FREEDOM} degrees of freedom are not
 * reached, the residuals of a parabola through the nearest rates are pooled with them; what the curve bends otherwise counts
 * as scatter then, so that the interval gets wider. Limit: of rates that were all measured in one run nobody can say what
 * another run would change.
 */
final class Scatter {
    static final int LEAST_FREEDOM = 4;

    private static final int FEWEST_FOR_PARABOLA = 5;
    private static final int NEAREST_FOR_PARABOLA = 6;
    private static final int LEAST_RUN_FREEDOM = 2;
    private static final double NOTHING = 1e-9;

    private final int freedom;
    private final int runFreedom;
    private final double betweenRuns;
    private final double withinRun;
    private final int runs;
    private final int[][] run;
    private final double[][] share;
    private final double[][] within;

    private Scatter(
            List<RateLevel> levels,
            int freedom,
            int runFreedom,
            double betweenRuns,
            double withinRun,
            double referenceSeconds) {
        this.freedom = freedom;
        this.runFreedom = runFreedom;
        this.betweenRuns = betweenRuns;
        this.withinRun = withinRun;
        Map<String, Integer> names = new HashMap<>();
        run = new int[levels.size()][];
        share = new double[levels.size()][];
        within = new double[levels.size()][];
        for (int i = 0; i < levels.size(); i++) {
            List<StepMeasurement> steps = levels.get(i).steps();
            double seconds = levels.get(i).seconds();
            run[i] = new int[steps.size()];
            share[i] = new double[steps.size()];
            within[i] = new double[steps.size()];
            for (int k = 0; k < steps.size(); k++) {
                StepMeasurement step = steps.get(k);
                run[i][k] = names.computeIfAbsent(step.run(), name -> names.size());
                share[i][k] = step.windowSeconds() / seconds;
                within[i][k] = Math.sqrt(withinRun * referenceSeconds / step.windowSeconds());
            }
        }
        runs = names.size();
    }

    /**
     * The scatter of these measurements.
     *
     * @param levels all of the curve, rising
     * @param estimate rate near which it matters
     * @return empty where there is nothing to tell it by
     */
    static Optional<Scatter> of(List<RateLevel> levels, double estimate, EstimateSettings settings) {
        List<RateLevel> near = levels.stream()
                .filter(level ->
                        level.rate() >= settings.nearFrom() * estimate && level.rate() <= settings.nearTo() * estimate)
                .toList();
        double reference = (near.isEmpty() ? levels : near)
                .stream()
                        .flatMap(level -> level.steps().stream())
                        .mapToDouble(StepMeasurement::windowSeconds)
                        .average()
                        .orElseThrow();
        int freedom = 0;
        double squares = 0;
        for (RateLevel level : near) {
            double mean = level.meanLog();
            for (StepMeasurement step : level.steps()) {
                double residual = RateLevel.log(step) - mean;
                squares += step.windowSeconds() / reference * residual * residual;
            }
            freedom += level.steps().size() - 1;
        }
        if (freedom < LEAST_FREEDOM) {
            List<RateLevel> nearest = nearest(levels, estimate, Math.max(near.size(), NEAREST_FOR_PARABOLA));
            Optional<Double> bent = aboutParabola(nearest, reference);
            if (bent.isPresent()) {
                squares += bent.get();
                freedom += nearest.size() - 3;
            }
        }
        if (freedom < 2) {
            return Optional.empty();
        }
        double variance = squares / freedom;
        double betweenRuns = Math.min(variance, betweenRuns(near));
        long nearRuns = near.stream()
                .flatMap(level -> level.steps().stream())
                .map(StepMeasurement::run)
                .distinct()
                .count();
        return Optional.of(new Scatter(
                levels,
                freedom,
                (int) Math.max(LEAST_RUN_FREEDOM, nearRuns - 2),
                betweenRuns,
                variance - betweenRuns,
                reference));
    }

    private static List<RateLevel> nearest(List<RateLevel> levels, double estimate, int most) {
        return levels.stream()
                .sorted(Comparator.comparingDouble(level -> Math.abs(Math.log(level.rate() / estimate))))
                .limit(most)
                .toList();
    }

    /** Weighted squares of the levels' means about their parabola; empty where there are too few. */
    private static Optional<Double> aboutParabola(List<RateLevel> levels, double reference) {
        int count = levels.size();
        if (count < FEWEST_FOR_PARABOLA) {
            return Optional.empty();
        }
        double centre = levels.stream().mapToDouble(RateLevel::rate).average().orElseThrow();
        double[][] columns = new double[3][count];
        double[] target = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double off = levels.get(i).rate() / centre - 1;
            columns[0][i] = 1;
            columns[1][i] = off;
            columns[2][i] = off * off;
            target[i] = levels.get(i).meanLog();
            weights[i] = levels.get(i).seconds() / reference;
        }
        return LeastSquares.solve(columns, target, weights).map(fit -> {
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double residual = target[i] - fit[0] * columns[0][i] - fit[1] * columns[1][i] - fit[2] * columns[2][i];
                squares += weights[i] * residual * residual;
            }
            return squares;
        });
    }

    /**
     * By moments: of two rates i and j, the product of what they lie off their means in one run has the expectation Var r · (1
     * − c_i(run) − c_j(run) + Σ c_i(s) · c_j(s)), where c(s) is the share of a rate's time that was measured in run s.
     */
    private static double betweenRuns(List<RateLevel> near) {
        List<Map<String, Double>> shares = new ArrayList<>();
        List<Map<String, Double>> residuals = new ArrayList<>();
        for (RateLevel level : near) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            Map<String, Double> sums = new LinkedHashMap<>();
            for (StepMeasurement step : level.steps()) {
                seconds.merge(step.run(), step.windowSeconds(), Double::sum);
                sums.merge(step.run(), step.windowSeconds() * RateLevel.log(step), Double::sum);
            }
            double all = level.seconds();
            double mean = level.meanLog();
            Map<String, Double> share = new LinkedHashMap<>();
            Map<String, Double> residual = new LinkedHashMap<>();
            seconds.forEach((name, there) -> {
                share.put(name, there / all);
                residual.put(name, sums.getOrDefault(name, 0.0) / there - mean);
            });
            shares.add(share);
            residuals.add(residual);
        }
        double products = 0;
        double expected = 0;
        for (int i = 0; i < near.size(); i++) {
            for (int j = i + 1; j < near.size(); j++) {
                Map<String, Double> one = shares.get(i);
                Map<String, Double> other = shares.get(j);
                Set<String> both = new LinkedHashSet<>(one.keySet());
                both.retainAll(other.keySet());
                double common = both.stream()
                        .mapToDouble(name -> one.getOrDefault(name, 0.0) * other.getOrDefault(name, 0.0))
                        .sum();
                for (String name : both) {
                    products += residuals.get(i).getOrDefault(name, 0.0)
                            * residuals.get(j).getOrDefault(name, 0.0);
                    expected += 1 - one.getOrDefault(name, 0.0) - other.getOrDefault(name, 0.0) + common;
                }
            }
        }
        return expected > NOTHING ? Math.max(0, products / expected) : 0;
    }

    /** Variance of what a run has in common. */
    double betweenRuns() {
        return betweenRuns;
    }

    /** Variance of one measurement besides, as long as they are on average. */
    double withinRun() {
        return withinRun;
    }

    /** What the means of all levels might have been off by, once. Both variances are uncertain, and drawn as well. */
    double[] drawn(SplittableRandom random) {
        double withinScale = scale(random, freedom);
        double runScale = scale(random, runFreedom) * Math.sqrt(betweenRuns);
        double[] moved = new double[runs];
        for (int i = 0; i < runs; i++) {
            moved[i] = runScale * random.nextGaussian();
        }
        double[] off = new double[run.length];
        for (int i = 0; i < run.length; i++) {
            for (int k = 0; k < run[i].length; k++) {
                off[i] += share[i][k] * (moved[run[i][k]] + withinScale * within[i][k] * random.nextGaussian());
            }
        }
        return off;
    }

    /** √(ν/χ²(ν)): with it a normal draw becomes one of Student's t. */
    private static double scale(SplittableRandom random, int degrees) {
        double squares = 0;
        for (int i = 0; i < degrees; i++) {
            double z = random.nextGaussian();
            squares += z * z;
        }
        return Math.sqrt(degrees / squares);
    }
}
