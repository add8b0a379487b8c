package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.StepLatency;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time that a step may take. In each phase, with P the nearest-rank percentile of the latency from the intended start:
 *
 * <pre>P ≤ atMost</pre>
 *
 * and the slowest phase decides, or a {@link Burst} of requests that were slower than that. A request without a good answer
 * counts as slower than any. One that the end of the run cut off is left out, and settles nothing where it could have
 * tipped the claim.
 *
 * <p>A percentile is judged only where it is not the largest value: of n values, {@code n ≥ 100 / (100 − percentile)}, and
 * never of fewer than {@value #FEWEST_SAMPLES}. Limit: a point estimate without an interval.
 */
record StepLatencyCheck(StepLatency expectation) implements Check {

    static final String CLAIM = "step-latency";

    /** Fewest samples in each phase, whatever the percentile. */
    static final int FEWEST_SAMPLES = 20;

    @Override
    public Claimed claimed() {
        String bound = Figures.percentile(expectation.percentile()) + " ≤ " + Figures.duration(expectation.atMost());
        return new Claimed(
                CLAIM,
                expectation.flow() + "/" + expectation.step(),
                "The " + Figures.percentile(expectation.percentile()) + " latency of "
                        + Figures.spoken(expectation.step()) + " during " + Figures.list(expectation.during())
                        + " is at most " + Figures.duration(expectation.atMost()) + ".",
                bound,
                "client");
    }

    /** How many samples a percentile needs so as not to be the largest of them. */
    static int samplesNeeded(double percentile) {
        Unjudgeable.unless(
                percentile > 0 && percentile < 100, "a percentile that is judged lies above 0 and below 100");
        return Math.max(FEWEST_SAMPLES, (int) Math.ceil(100 / (100 - percentile) - Figures.NOISE));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(
                !expectation.atMost().isNegative() && !expectation.atMost().isZero(), "the bound must be above 0");
        List<Slowness> phases = new ArrayList<>();
        List<String> sparse = new ArrayList<>();
        int needed = samplesNeeded(expectation.percentile());
        for (Window window : Timeline.of(run).judged(expectation.during())) {
            List<Sample> all = Observed.samples(run, expectation.flow(), expectation.step(), window);
            int ended = Observed.finished(all).size();
            if (ended < needed) {
                sparse.add("only " + ended + " " + expectation.step() + " requests during " + window.name() + ", and "
                        + needed + " are needed");
            } else {
                phases.add(slowness(all, window));
            }
        }
        Unjudgeable.unless(!phases.isEmpty(), String.join("; ", sparse));
        return Burst.hiddenBy(
                rule(phases, sparse),
                phases.stream().map(phase -> events(run, phase.window())).toList(),
                1 - expectation.percentile() / 100);
    }

    private DatedEvents events(RunRecord run, Window window) {
        return DatedEvents.of(
                window,
                expectation.step() + " requests took more than " + Figures.duration(expectation.atMost()),
                "latency/" + expectation.flow() + "/" + expectation.step(),
                Observed.finished(Observed.samples(run, expectation.flow(), expectation.step(), window)),
                Sample::intendedAt,
                sample -> Observed.micros(sample) > Timeline.micros(expectation.atMost()));
    }

    private Slowness slowness(List<Sample> all, Window window) {
        long[] ended =
                Observed.finished(all).stream().mapToLong(Observed::micros).toArray();
        long[] atWorst = all.stream().mapToLong(Observed::micros).toArray();
        return new Slowness(
                window,
                Percentile.nearestRank(ended, expectation.percentile()),
                Percentile.nearestRank(atWorst, expectation.percentile()));
    }

    private Ruling rule(List<Slowness> phases, List<String> sparse) {
        long bound = Timeline.micros(expectation.atMost());
        String series = "latency/" + expectation.flow() + "/" + expectation.step();
        Slowness slowest =
                phases.stream().max(Comparator.comparingLong(Slowness::micros)).orElseThrow();
        List<Evidence> evidence =
                phases.stream().map(phase -> phase.window().evidence(series)).toList();
        if (slowest.micros() > bound) {
            return Ruling.fail(
                    slowest.told(), why(slowest), List.of(slowest.window().evidence(series)));
        }
        return Stream.concat(
                        sparse.stream(),
                        phases.stream()
                                .filter(phase -> phase.microsAtWorst() > bound)
                                .map(phase -> "what the end of the run cut off during "
                                        + phase.window().name() + " could have tipped it"))
                .findFirst()
                .map(doubt -> Ruling.inconclusive(slowest.told(), doubt, evidence))
                .orElseGet(() -> Ruling.pass(slowest.told(), evidence));
    }

    private String why(Slowness slowest) {
        String percentile = Figures.percentile(expectation.percentile());
        return slowest.micros() == Percentile.NEVER
                ? "so many " + expectation.step() + " requests failed during "
                        + slowest.window().name() + " that its " + percentile + " is no answer"
                : expectation.step() + " took " + Figures.micros(slowest.micros()) + " at " + percentile + " during "
                        + slowest.window().name();
    }

    /** A phase's percentile, and what it would be had all that was cut off never ended; both in microseconds. */
    private record Slowness(Window window, long micros, long microsAtWorst) {

        String told() {
            return (micros == Percentile.NEVER ? "no answer" : Figures.micros(micros)) + " during " + window.name();
        }
    }
}
