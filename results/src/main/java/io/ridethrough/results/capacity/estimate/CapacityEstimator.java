package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityEstimate.Limit;
import io.ridethrough.results.capacity.CurvePoint;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * The highest rate of orders at which an objective is held. Over the sound measurements of one state:
 *
 * <pre>latency    isotonic fit of ln(percentile) against the rate, mean by rate; crossed where it has ln(limit)
 * errors     isotonic fit of the share of failed journeys; crossed where it has the error budget
 * throughput what got done at the rates that the shop did not keep up with
 * estimate   the lower of the two crossings, between rates on a straight line, and no more than the throughput
 * interval   quantiles of the same over a parametric bootstrap: the means with drawn {@link Scatter}</pre>
 *
 * <p>An estimate is ill-conditioned where 1 % more limit would change it by more than {@link
 * EstimateSettings#largestConditioning} %, as where the limit lies at the least time that an answer takes, or where half its
 * interval is too wide. Limits: a rate is measured for a window, so that a queue that takes longer than that to grow reads as
 * capacity, though never as more than the throughput; and the interval says what a repetition would come to on this machine and in these days, and nothing more.
 */
public final class CapacityEstimator {
    /** Limits are taken so many times larger and smaller to see what that changes. */
    private static final double NUDGE = 1.1;

    /** More would say no more, and infinity has no JSON. */
    private static final double MOST_CONDITIONING = 100;

    private final Objective objective;
    private final EstimateSettings settings;
    private final BottleneckRule bottlenecks;

    /**
     * An estimator of one objective.
     *
     * @param objective that a rate has to hold
     * @param size of the shop, to tell what ran out
     */
    public CapacityEstimator(Objective objective, EstimateSettings settings, ShopSize size) {
        this.objective = objective;
        this.settings = settings;
        this.bottlenecks = new BottleneckRule(size);
    }

    /**
     * The rate at which the objective is just held, without interval or judgement: to choose the next rates by.
     *
     * @param steps of any state; those of others are passed over
     * @return empty unless it lies between two rates that were measured
     */
    public OptionalDouble justHeld(ModelState state, List<StepMeasurement> steps) {
        HeldCurves curves = HeldCurves.of(objective, sound(state, steps));
        return curves.isTelling() && !curves.isBrokenThroughout() && !curves.isHeldThroughout()
                ? OptionalDouble.of(curves.crossing(1))
                : OptionalDouble.empty();
    }

    /**
     * The estimate of one state.
     *
     * @param steps of any state; those of others are passed over
     * @param seed of the bootstrap: the same gives the same interval
     */
    public CapacityEstimate estimate(ModelState state, List<StepMeasurement> steps, long seed) {
        List<StepMeasurement> sound = sound(state, steps);
        List<StepMeasurement> saturated = steps.stream()
                .filter(step -> step.state() == state && step.generator().isSaturated())
                .toList();
        HeldCurves curves = HeldCurves.of(objective, sound);
        boolean isBroken = curves.isTelling() && (curves.isBrokenThroughout() || !curves.isHeldThroughout());
        if (!isBroken && isGeneratorFirst(curves, saturated)) {
            Outcome outcome = Outcome.without(
                    Kind.GENERATOR_BOUND,
                    "No capacity is claimed: where it ended, what was measured is the generator.");
            return estimate(
                    state, sound, outcome, BottleneckRule.generator(saturated), points(curves, Optional.empty()));
        }
        if (!curves.isTelling()) {
            Outcome outcome = Outcome.without(Kind.NO_DATA, tooLittle(sound));
            return estimate(state, sound, outcome, BottleneckRule.unmeasured(), points(curves, Optional.empty()));
        }
        Optional<Draws> draws = curves.latency().isEmpty()
                ? Optional.empty()
                : Scatter.of(curves.timed(), Math.min(curves.highestRate(), curves.crossing(1)), settings)
                        .map(scatter -> curves.drawn(scatter, settings.draws(), new SplittableRandom(seed)));
        return isBroken
                ? broken(state, sound, curves, draws)
                : estimate(
                        state,
                        sound,
                        heldThroughout(curves, draws),
                        BottleneckRule.none(curves.highestRate()),
                        points(curves, draws));
    }

    /** Whether the generator was full at or above the highest rate that says anything of the shop. */
    private static boolean isGeneratorFirst(HeldCurves curves, List<StepMeasurement> saturated) {
        double highest = curves.isTelling() ? curves.highestRate() : 0;
        return saturated.stream().anyMatch(step -> step.rate() >= highest);
    }

    private CapacityEstimate broken(
            ModelState state, List<StepMeasurement> sound, HeldCurves curves, Optional<Draws> draws) {
        Outcome outcome = curves.isBrokenThroughout() ? brokenThroughout(curves, draws) : crossed(curves, draws);
        double estimate = curves.crossing(1);
        List<StepMeasurement> beyond =
                sound.stream().filter(step -> step.rate() > estimate).toList();
        return estimate(state, sound, outcome, bottlenecks.of(beyond), points(curves, draws));
    }

    private static CapacityEstimate estimate(
            ModelState state,
            List<StepMeasurement> sound,
            Outcome outcome,
            BottleneckRule.Finding finding,
            List<CurvePoint> points) {
        return new CapacityEstimate(
                state,
                outcome.kind(),
                outcome.perSecond(),
                outcome.low(),
                outcome.high(),
                outcome.limitedBy(),
                outcome.conditioning(),
                points,
                UslLaw.fit(sound),
                finding.bottleneck(),
                finding.evidence(),
                outcome.why());
    }

    private static List<StepMeasurement> sound(ModelState state, List<StepMeasurement> steps) {
        return steps.stream()
                .filter(step -> step.state() == state && step.isSound())
                .toList();
    }

    private Outcome crossed(HeldCurves curves, Optional<Draws> draws) {
        double estimate = curves.crossing(1);
        double conditioning = conditioning(curves);
        OptionalDouble low = bound(draws, tail());
        OptionalDouble high = bound(draws, 1 - tail());
        String asEstimated = String.format(
                Locale.ROOT,
                curves.limitedBy() == Limit.THROUGHPUT
                        ? "%s no more than %s orders a minute done, whatever arrives"
                        : "%s crosses its limit at %s orders a minute",
                limited(curves.limitedBy()),
                Figures.perMinute(estimate));
        String doubt = doubt(estimate, low, high, conditioning);
        return new Outcome(
                doubt.isEmpty() ? Kind.ESTIMATED : Kind.ILL_CONDITIONED,
                OptionalDouble.of(estimate),
                low,
                high,
                Optional.of(curves.limitedBy()),
                OptionalDouble.of(conditioning),
                doubt.isEmpty() ? asEstimated + "." : asEstimated + ", and is not to be planned with: " + doubt + ".");
    }

    /** Why an estimate is ill-conditioned; empty when it is not. */
    private String doubt(double estimate, OptionalDouble low, OptionalDouble high, double conditioning) {
        if (conditioning > settings.largestConditioning()) {
            return conditioning >= MOST_CONDITIONING
                    ? "the curve is flat at the limit"
                    : String.format(
                            Locale.ROOT, "1 %% more or less limit would make it %.1f %% more or less", conditioning);
        }
        if (low.isEmpty()) {
            return "too little was repeated to tell how much it scatters";
        }
        if (high.isEmpty()) {
            return "it has no upper bound: higher rates were not played, or did not tell";
        }
        double halfWidth = (high.getAsDouble() - low.getAsDouble()) / 2 / estimate;
        return halfWidth > settings.largestHalfWidth()
                ? String.format(Locale.ROOT, "its interval is ±%.0f %% wide", 100 * halfWidth)
                : "";
    }

    private Outcome heldThroughout(HeldCurves curves, Optional<Draws> draws) {
        double highest = curves.highestRate();
        OptionalDouble drawn = bound(draws, tail());
        return new Outcome(
                Kind.ABOVE_HIGHEST_RATE,
                OptionalDouble.empty(),
                drawn.isPresent() ? OptionalDouble.of(Math.min(highest, drawn.getAsDouble())) : atLeast(draws, highest),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                "The objective was held at every rate up to " + Figures.perMinute(highest)
                        + " orders a minute: how much more it takes was not measured.");
    }

    /** All but a few draws hold the objective beyond any rate: then the highest one is the bound. */
    private static OptionalDouble atLeast(Optional<Draws> draws, double highest) {
        return draws.isPresent() ? OptionalDouble.of(highest) : OptionalDouble.empty();
    }

    private Outcome brokenThroughout(HeldCurves curves, Optional<Draws> draws) {
        double lowest = curves.lowestRate();
        OptionalDouble drawn = bound(draws, 1 - tail());
        return new Outcome(
                Kind.BELOW_LOWEST_RATE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(Math.max(lowest, drawn.orElse(lowest))),
                Optional.of(curves.limitedBy()),
                OptionalDouble.empty(),
                limited(curves.limitedBy())
                        + (curves.limitedBy() == Limit.THROUGHPUT
                                ? " less done than arrives already at "
                                : " is over its limit already at ")
                        + Figures.perMinute(lowest) + " orders a minute, the lowest rate played.");
    }

    private String limited(Limit limit) {
        return switch (limit) {
            case LATENCY -> Figures.percentile(objective.percentile()) + " of " + objective.step();
            case ERRORS -> "The share of failed journeys";
            case THROUGHPUT -> "The shop gets";
        };
    }

    private double tail() {
        return (1 - settings.confidence()) / 2;
    }

    private static OptionalDouble bound(Optional<Draws> draws, double share) {
        return draws.map(drawn -> drawn.crossing(share)).filter(Double::isFinite).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static double conditioning(HeldCurves curves) {
        double more = curves.crossing(NUDGE);
        double less = curves.crossing(1 / NUDGE);
        double ratio = less > 0 ? Math.log(more / less) / (2 * Math.log(NUDGE)) : MOST_CONDITIONING;
        return Math.min(MOST_CONDITIONING, ratio);
    }

    private List<CurvePoint> points(HeldCurves curves, Optional<Draws> draws) {
        Optional<RisingCurve> fitted = curves.latency();
        if (fitted.isEmpty()) {
            return List.of();
        }
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < curves.timed().size(); i++) {
            int at = i;
            RateLevel level = curves.timed().get(i);
            double value = fitted.get().value(i);
            points.add(new CurvePoint(
                    level.rate(),
                    level.steps().size(),
                    Math.exp(level.meanLog()),
                    Math.exp(value),
                    Math.exp(draws.map(drawn -> drawn.curve(at, tail())).orElse(value)),
                    Math.exp(draws.map(drawn -> drawn.curve(at, 1 - tail())).orElse(value)),
                    level.failedShare()));
        }
        return points;
    }

    private String tooLittle(List<StepMeasurement> sound) {
        return sound.isEmpty()
                ? "No step was measured soundly."
                : "Fewer than two rates have the " + objective.fewestSamples() + " good answers of " + objective.step()
                        + " in a window that " + Figures.percentile(objective.percentile()) + " takes.";
    }

    /** What the curves come to. */
    private record Outcome(
            Kind kind,
            OptionalDouble perSecond,
            OptionalDouble low,
            OptionalDouble high,
            Optional<Limit> limitedBy,
            OptionalDouble conditioning,
            String why) {

        /** No figure at all. */
        static Outcome without(Kind kind, String why) {
            return new Outcome(
                    kind,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    why);
        }
    }
}
