package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.CapacityEstimate.Limit;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Both halves of an objective against the rate: ln of the percentile, and the share of failed journeys. The objective is held
 * up to the lower of the rates at which they cross what is allowed, and no higher than what the shop gets done at all.
 */
final class HeldCurves {
    private final Objective objective;
    private final List<RateLevel> timed;
    private final List<RateLevel> ended;
    private final Optional<RisingCurve> latency;
    private final Optional<RisingCurve> errors;
    private final Optional<Throughput> throughput;

    private HeldCurves(
            Objective objective,
            List<RateLevel> timed,
            List<RateLevel> ended,
            Optional<RisingCurve> latency,
            Optional<RisingCurve> errors,
            Optional<Throughput> throughput) {
        this.objective = objective;
        this.timed = timed;
        this.ended = ended;
        this.latency = latency;
        this.errors = errors;
        this.throughput = throughput;
    }

    /** The curves of sound measurements; those with too few answers for the percentile say nothing of latency. */
    static HeldCurves of(Objective objective, List<StepMeasurement> sound) {
        List<RateLevel> timed = RateLevel.of(sound.stream()
                .filter(step -> step.latency()
                        .filter(latency -> latency.samples() >= objective.fewestSamples())
                        .isPresent())
                .toList());
        List<RateLevel> ended = RateLevel.of(sound.stream()
                .filter(step -> step.journeys().completed() + step.journeys().failed() > 0)
                .toList());
        return new HeldCurves(
                objective,
                timed,
                ended,
                timed.size() < 2 ? Optional.empty() : Optional.of(latency(timed, logs(timed))),
                ended.size() < 2 ? Optional.empty() : Optional.of(errors(ended, shares(ended))),
                Throughput.of(RateLevel.of(sound)));
    }

    private static double[] rates(List<RateLevel> levels) {
        return levels.stream().mapToDouble(RateLevel::rate).toArray();
    }

    private static double[] logs(List<RateLevel> levels) {
        return levels.stream().mapToDouble(RateLevel::meanLog).toArray();
    }

    private static double[] shares(List<RateLevel> levels) {
        return levels.stream().mapToDouble(RateLevel::failedShare).toArray();
    }

    private static RisingCurve latency(List<RateLevel> levels, double[] logs) {
        return new RisingCurve(
                rates(levels),
                logs,
                levels.stream().mapToDouble(RateLevel::seconds).toArray());
    }

    private static RisingCurve errors(List<RateLevel> levels, double[] shares) {
        return new RisingCurve(
                rates(levels),
                shares,
                levels.stream().mapToDouble(RateLevel::ended).toArray());
    }

    /** Rates with a percentile, rising. */
    List<RateLevel> timed() {
        return timed;
    }

    /** ln of the percentile in milliseconds; empty where fewer than 2 rates have one. */
    Optional<RisingCurve> latency() {
        return latency;
    }

    /** Whether there is anything to tell from: latencies, or failures that leave none. */
    boolean isTelling() {
        return latency.isPresent() || isErrorsAbove();
    }

    /** Whether the objective is broken already at the lowest rate. */
    boolean isBrokenThroughout() {
        return latency.filter(curve -> curve.isAboveThroughout(limit(1))).isPresent()
                || isErrorsAbove()
                || throughput.filter(most -> most.lowestRate() <= lowestRate()).isPresent();
    }

    /** Whether it is held even at the highest rate. */
    boolean isHeldThroughout() {
        return latency.map(curve -> curve.isHeldThroughout(limit(1))).orElse(true)
                && errors.map(curve -> curve.isHeldThroughout(objective.errorBudget()))
                        .orElse(true)
                && throughput.isEmpty();
    }

    private boolean isErrorsAbove() {
        return errors.filter(curve -> curve.isAboveThroughout(objective.errorBudget()))
                .isPresent();
    }

    /** The lowest rate that says something. */
    double lowestRate() {
        return (latency.isPresent() ? timed : ended).get(0).rate();
    }

    /** The highest rate that says something of both. */
    double highestRate() {
        List<RateLevel> levels = latency.isPresent() ? timed : ended;
        return levels.get(levels.size() - 1).rate();
    }

    /**
     * Where the objective is just held, were both limits so many times as large: 0 to infinity, see {@link
     * RisingCurve#crossing}.
     */
    double crossing(double times) {
        return Math.min(crossing(latency, errors, times), mostDone());
    }

    private double crossing(Optional<RisingCurve> byLatency, Optional<RisingCurve> byErrors, double times) {
        return Math.min(
                byLatency.map(curve -> curve.crossing(limit(times))).orElse(Double.POSITIVE_INFINITY),
                byErrors.map(curve -> curve.crossing(times * objective.errorBudget()))
                        .orElse(Double.POSITIVE_INFINITY));
    }

    private double mostDone() {
        return throughput.map(Throughput::perSecond).orElse(Double.POSITIVE_INFINITY);
    }

    private double limit(double times) {
        return Math.log(times * objective.limitMillis());
    }

    /** What ends first. */
    Limit limitedBy() {
        if (mostDone() < crossing(latency, errors, 1)) {
            return Limit.THROUGHPUT;
        }
        double byLatency = latency.map(curve -> curve.crossing(limit(1))).orElse(Double.POSITIVE_INFINITY);
        double byErrors =
                errors.map(curve -> curve.crossing(objective.errorBudget())).orElse(Double.POSITIVE_INFINITY);
        return byErrors < byLatency ? Limit.ERRORS : Limit.LATENCY;
    }

    /**
     * What the curves might have been, so many times.
     *
     * @param scatter of the latencies
     * @return the crossings, in order drawn, and the latency curve of each
     */
    Draws drawn(Scatter scatter, int draws, SplittableRandom random) {
        double[] logs = logs(timed);
        double[] shares = shares(ended);
        Optional<ErrorScatter> errorScatter = errors.map(curve -> ErrorScatter.of(ended, curve));
        double[] crossings = new double[draws];
        double[][] fitted = new double[timed.size()][draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] off = scatter.drawn(random);
            for (int i = 0; i < off.length; i++) {
                off[i] += logs[i];
            }
            RisingCurve byLatency = latency(timed, off);
            for (int i = 0; i < off.length; i++) {
                fitted[i][draw] = byLatency.value(i);
            }
            crossings[draw] = Math.min(
                    crossing(
                            Optional.of(byLatency),
                            errorScatter.map(drawing -> errors(ended, drawing.drawn(shares, random))),
                            1),
                    throughput.map(most -> most.drawn(random)).orElse(Double.POSITIVE_INFINITY));
        }
        return new Draws(crossings, fitted);
    }
}
