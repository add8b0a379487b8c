package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.Calibration;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.CurvePoint;
import io.ridethrough.results.capacity.FallbackCost;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.GeneratorReading;
import io.ridethrough.results.capacity.StepMeasurement.Journeys;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.UslFit;
import io.ridethrough.results.capacity.WhatIf;
import io.ridethrough.results.capacity.WorkersHeld;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A study written by hand, with all that a report can hold: a shop of eight workers, and a model that four can ask at once. */
final class ExampleStudy {
    private static final Duration WINDOW = Duration.ofSeconds(40);
    private static final int REPETITIONS = 3;
    private static final double[] SHARES = {0.3, 0.5, 0.65, 0.8, 0.9, 0.96, 1.0, 1.04, 1.1};

    private ExampleStudy() {}

    static CapacityReport report() {
        return with(List.of(healthy(), slow(), out()));
    }

    /** The same for another rate. */
    static CapacityReport sizedFor(double perSecond) {
        return with(List.of(healthy(), slow(), out()), perSecond);
    }

    static CapacityReport with(List<CapacityEstimate> estimates) {
        return with(estimates, 6);
    }

    private static CapacityReport with(List<CapacityEstimate> estimates, double target) {
        return new CapacityReport(
                CapacityReport.FORMAT,
                "20260301-091500-capacity-embedded-paced",
                Instant.parse("2026-03-01T09:15:00Z"),
                "embedded-paced",
                "thorough",
                20260301,
                true,
                Map.of("ridethrough", "0.1.0", "java", "17.0.9", "store", "reference", "model", "tiny, paced"),
                Objective.DEFAULT,
                estimates,
                Optional.of(sizing(target)),
                List.of(
                        new FallbackCost(
                                ModelState.SLOW, 5, 0.93, new BigDecimal("4.50"), "CHF", new BigDecimal("75330.00")),
                        new FallbackCost(
                                ModelState.OUT, 5, 1, new BigDecimal("4.50"), "CHF", new BigDecimal("81000.00"))),
                List.of(
                        "Orders arrive one by one and at random (Poisson); a sale that brings all of them in one minute is"
                                + " another question.",
                        "The shop keeps its settings: eight workers, a timeout of 800 ms, a breaker that opens after five"
                                + " failures in ten calls.",
                        "Replicas of the model share the calls evenly."),
                List.of(
                        "How long the shop stands such a rate: each step lasts 40 s.",
                        "Flows besides guest-checkout: none ran meanwhile."),
                steps());
    }

    static CapacityEstimate healthy() {
        return estimated(
                ModelState.HEALTHY,
                412,
                401,
                425,
                Bottleneck.WORKERS,
                "7.6 of 8 workers were busy at 412 orders a minute, while 2.8 of 4 slots of the model were.");
    }

    static CapacityEstimate slow() {
        return estimated(
                ModelState.SLOW,
                301,
                288,
                312,
                Bottleneck.WORKERS,
                "7.8 of 8 workers were busy at 301 orders a minute, 3.1 of them waiting for the model.");
    }

    static CapacityEstimate out() {
        return estimated(
                ModelState.OUT,
                421,
                404,
                436,
                Bottleneck.DATABASE_OR_OTHER,
                "6.1 of 8 workers were busy at 421 orders a minute, and none waited for the model.");
    }

    private static CapacityEstimate estimated(
            ModelState state, double perMinute, double low, double high, Bottleneck bottleneck, String evidence) {
        return new CapacityEstimate(
                state,
                CapacityEstimate.Kind.ESTIMATED,
                OptionalDouble.of(perMinute / 60),
                OptionalDouble.of(low / 60),
                OptionalDouble.of(high / 60),
                Optional.of(CapacityEstimate.Limit.LATENCY),
                OptionalDouble.of(0.11),
                curve(state),
                Optional.of(new UslFit(0.92, 0.021, 0.0004, OptionalDouble.of(49.5), 0.987)),
                bottleneck,
                evidence,
                "The p95 of place-order crosses its limit at " + Math.round(perMinute) + " orders a minute.");
    }

    /** One that nothing bounds. */
    static CapacityEstimate inDoubt(ModelState state, double perSecond) {
        CapacityEstimate bounded = of(
                state,
                CapacityEstimate.Kind.ILL_CONDITIONED,
                OptionalDouble.of(perSecond),
                OptionalDouble.of(perSecond));
        return new CapacityEstimate(
                state,
                bounded.kind(),
                bounded.perSecond(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                bounded.limitedBy(),
                bounded.conditioning(),
                bounded.curve(),
                bounded.usl(),
                bounded.bottleneck(),
                bounded.evidence(),
                bounded.why());
    }

    /** One without an estimate, of such a kind. */
    static CapacityEstimate of(ModelState state, CapacityEstimate.Kind kind, OptionalDouble low, OptionalDouble high) {
        return new CapacityEstimate(
                state,
                kind,
                kind == CapacityEstimate.Kind.ESTIMATED || kind == CapacityEstimate.Kind.ILL_CONDITIONED
                        ? OptionalDouble.of((low.orElseThrow() + high.orElse(low.getAsDouble())) / 2)
                        : OptionalDouble.empty(),
                low,
                high,
                Optional.empty(),
                OptionalDouble.empty(),
                kind == CapacityEstimate.Kind.NO_DATA ? List.of() : curve(state),
                Optional.empty(),
                kind == CapacityEstimate.Kind.GENERATOR_BOUND ? Bottleneck.GENERATOR : Bottleneck.UNKNOWN,
                "Nothing told what ran out.",
                "That is why <" + kind.word() + ">.");
    }

    private static ModelSizing sizing(double target) {
        return new ModelSizing(
                target,
                1.4,
                480,
                4,
                0.82,
                false,
                2,
                List.of(
                        new WorkersHeld("healthy", 6, 480, 4.03, 8),
                        new WorkersHeld("slow, before the breaker opens", 6, 800, 6.72, 8),
                        new WorkersHeld("slow, without a timeout", 6, 4000, 33.6, 8),
                        new WorkersHeld("slow, after the breaker opens", 6, 12, 0.1, 8)),
                List.of(
                        new WhatIf("timeout 400 ms instead of 800 ms", ModelState.SLOW, 5.9, 1.14, 5.72),
                        new WhatIf("at most 3 calls at once instead of 6", ModelState.SLOW, 5.6, 1.08, 5.42),
                        new WhatIf("12 workers instead of 8", ModelState.SLOW, 7.4, 1.43, 7.17)),
                Optional.of(
                        new Calibration(
                                List.of(new Calibration.Point(ModelState.HEALTHY, 5.5, 1010, 1050)),
                                0.06,
                                true,
                                "At 6 rates that it was not made of, the simulated shop is at most 6 % off: it is near enough.")));
    }

    private static double capacity(ModelState state) {
        return switch (state) {
            case HEALTHY -> 412 / 60.0;
            case SLOW -> 301 / 60.0;
            case OUT -> 421 / 60.0;
        };
    }

    /** A queue's percentile, made so that it meets 2 s at the capacity. */
    private static double percentileMillis(ModelState state, double rate) {
        double idle = state == ModelState.SLOW ? 1_150 : state == ModelState.OUT ? 210 : 480;
        double steepness = 0.9;
        double busy = Math.min(0.985, steepness * rate / capacity(state));
        return idle + (2_000 - idle) * busy / (1 - busy) / (steepness / (1 - steepness));
    }

    static List<StepMeasurement> steps() {
        SplittableRandom random = new SplittableRandom(9);
        List<StepMeasurement> steps = new ArrayList<>();
        for (ModelState state : ModelState.values()) {
            for (double share : SHARES) {
                for (int repetition = 1; repetition <= REPETITIONS; repetition++) {
                    steps.add(step(state, share * capacity(state), repetition, random));
                }
            }
        }
        return steps;
    }

    private static StepMeasurement step(ModelState state, double rate, int repetition, SplittableRandom random) {
        long arrivals = Math.round(rate * WINDOW.toSeconds());
        double percentile = percentileMillis(state, rate) * Math.exp(0.05 * random.nextGaussian());
        long failed = percentile > 3_500 ? arrivals / 30 : 0;
        boolean isDisturbed = state == ModelState.SLOW && repetition == 2 && rate > 4.7;
        return new StepMeasurement(
                state,
                rate,
                repetition,
                "20260301-091500-block-" + repetition,
                WINDOW,
                new Journeys(arrivals, arrivals - failed, failed, 0, arrivals),
                Optional.of(new Latency(Math.max(1, arrivals - failed), 0.6 * percentile, percentile)),
                new ShopReading(
                        OptionalDouble.of(Math.min(8, 1.1 * rate)),
                        OptionalDouble.of(state == ModelState.OUT ? 0 : 0.4 * rate),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1.4),
                        state == ModelState.HEALTHY ? OptionalDouble.of(480) : OptionalDouble.empty(),
                        OptionalDouble.of(state == ModelState.HEALTHY ? 0.67 * rate : 0),
                        OptionalDouble.of(state == ModelState.HEALTHY ? 0 : 0.93),
                        OptionalDouble.of(state == ModelState.HEALTHY ? 0 : 0.9)),
                new GeneratorReading(2.1, OptionalDouble.of(0.21), false),
                isDisturbed ? Optional.of("another program took a core") : Optional.empty());
    }

    private static List<CurvePoint> curve(ModelState state) {
        TreeMap<Double, List<StepMeasurement>> byRate = new TreeMap<>();
        steps().stream()
                .filter(step -> step.state() == state && step.isSound())
                .forEach(step -> byRate.computeIfAbsent(step.rate(), rate -> new ArrayList<>())
                        .add(step));
        List<CurvePoint> curve = new ArrayList<>();
        double fitted = 0;
        for (Map.Entry<Double, List<StepMeasurement>> level : byRate.entrySet()) {
            double mean = Math.exp(level.getValue().stream()
                    .mapToDouble(step -> Math.log(step.latency().orElseThrow().percentileMillis()))
                    .average()
                    .orElseThrow());
            fitted = Math.max(fitted, mean);
            curve.add(new CurvePoint(
                    level.getKey(), level.getValue().size(), mean, fitted, fitted * 0.93, fitted * 1.07, 0));
        }
        return curve;
    }
}
