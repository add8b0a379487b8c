package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.LatencyRatio;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;

/**
 * One phase's latency against another's, from the intended start. With P the nearest-rank percentile of a step:
 *
 * <pre>P(during) ≤ atMostTimes · P(of)   or   P(during) ≤ P(of) + slack</pre>
 *
 * and no {@link Burst} of requests in {@code during} was slower than both allow. A request without a good answer must not
 * flatter a phase: in {@code during} it counts as slower than any answer; in {@code of} only good answers count, and a
 * phase that failed too often to have the percentile settles nothing.
 *
 * <p>Limits: a point estimate without an interval. Fewer than {@value #FEWEST_SAMPLES} samples in either phase settle
 * nothing. Samples near a phase's start may have waited for the phase before.
 */
record LatencyRatioCheck(LatencyRatio expectation) implements Check {

    /** Fewest samples in each phase: of 20 values, the 95th percentile is not yet the largest. */
    static final int FEWEST_SAMPLES = 20;

    @Override
    public Claimed claimed() {
        String percentile = Figures.percentile(expectation.percentile());
        String slack = Figures.duration(expectation.slack());
        return new Claimed(
                "latency-ratio",
                expectation.flow() + "/" + expectation.step() + "/" + expectation.during(),
                "The " + percentile + " latency of " + Figures.spoken(expectation.step()) + " during "
                        + expectation.during() + " is at most " + Figures.times(expectation.atMostTimes()) + " that of "
                        + expectation.of() + ", or above it by at most " + slack + ".",
                "≤ " + Figures.times(expectation.atMostTimes()) + ", or + " + slack,
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unlessRatio(expectation.atMostTimes());
        Timeline timeline = Timeline.of(run);
        Window during = timeline.judged(expectation.during());
        Window of = timeline.judged(expectation.of());
        List<Sample> samplesOf = samples(run, of);
        Unjudgeable.unless(
                percentile(samplesOf) != Percentile.NEVER, failed(of) + ", so there is nothing to compare with");
        long reference = percentile(samplesOf.stream()
                .filter(sample -> sample.outcome() == Outcome.OK)
                .toList());
        List<Sample> samplesDuring = samples(run, during);
        return Burst.hiddenBy(
                compare(percentile(samplesDuring), during, reference, of),
                List.of(events(samplesDuring, during, reference)),
                1 - expectation.percentile() / 100);
    }

    private DatedEvents events(List<Sample> samples, Window during, long reference) {
        double bound = Math.max(
                expectation.atMostTimes() * reference, (double) reference + Timeline.micros(expectation.slack()));
        return DatedEvents.of(
                during,
                expectation.step() + " requests took more than " + Figures.micros((long) bound),
                "latency/" + expectation.flow() + "/" + expectation.step(),
                samples,
                Sample::intendedAt,
                sample -> Observed.micros(sample) > bound);
    }

    private Ruling compare(long measured, Window during, long reference, Window of) {
        String series = "latency/" + expectation.flow() + "/" + expectation.step();
        var evidence = List.of(during.evidence(series), of.evidence(series));
        if (measured == Percentile.NEVER) {
            return Ruling.fail("no answer", failed(during), evidence);
        }
        String figures = Figures.micros(measured) + " against " + Figures.micros(reference);
        String told = reference <= 0 ? figures : Figures.times((double) measured / reference) + " (" + figures + ")";
        boolean isWithinRatio = measured <= expectation.atMostTimes() * reference;
        boolean isWithinSlack = measured <= reference + Timeline.micros(expectation.slack());
        if (isWithinRatio || isWithinSlack) {
            return Ruling.pass(told, evidence);
        }
        return Ruling.fail(
                told,
                expectation.step() + " took " + Figures.micros(measured) + " at "
                        + Figures.percentile(expectation.percentile()) + " during " + during.name() + ", "
                        + Figures.micros(reference) + " during " + of.name(),
                evidence);
    }

    private String failed(Window window) {
        return "so many " + expectation.step() + " requests failed during " + window.name() + " that its "
                + Figures.percentile(expectation.percentile()) + " is no answer";
    }

    private List<Sample> samples(RunRecord run, Window window) {
        List<Sample> samples = Observed.finished(Observed.samples(run, expectation.flow(), expectation.step(), window));
        Unjudgeable.unless(
                samples.size() >= FEWEST_SAMPLES,
                "only " + samples.size() + " " + expectation.step() + " requests during " + window.name() + ", and "
                        + FEWEST_SAMPLES + " are needed");
        return samples;
    }

    private long percentile(List<Sample> samples) {
        long[] latencies = samples.stream().mapToLong(Observed::micros).toArray();
        return Percentile.nearestRank(latencies, expectation.percentile());
    }
}
