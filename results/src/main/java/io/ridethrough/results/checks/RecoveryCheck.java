package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.Recovery;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * When a step is as fast again as it was. With P the nearest-rank percentile of the latency from the intended start, and
 * windows of w consecutive requests by intended start:
 *
 * <pre>
 * band       P(of) + slack, over the good answers of phase `of`
 * w          as many requests as the percentile needs not to be the largest, at least {@value StepLatencyCheck#FEWEST_SAMPLES}
 * recovered  intended start of the first request from which on every window's P is within the band
 * recovery   recovered − start of phase `during` ≤ within
 * </pre>
 *
 * so that a step that is fast once and slow again has not recovered yet. A request without a good answer is slower than any.
 *
 * <p>Limits: how sharp the instant is depends on the demand: a window of 20 requests lasts five seconds at four a second,
 * and a few slow requests hold it back by as much. Fewer than w requests in either phase settle nothing, and neither does a phase
 * {@code of} that failed too often to have the percentile.
 */
record RecoveryCheck(Recovery expectation) implements Check {

    static final String CLAIM = "recovery";

    @Override
    public Claimed claimed() {
        String percentile = Figures.percentile(expectation.percentile());
        String slack = Figures.duration(expectation.slack());
        return new Claimed(
                CLAIM,
                expectation.flow() + "/" + expectation.step() + "/" + expectation.during(),
                "Within " + Figures.duration(expectation.within()) + " of the start of " + expectation.during()
                        + " the "
                        + percentile + " latency of " + Figures.spoken(expectation.step()) + " is within " + slack
                        + " of what it was during " + expectation.of() + ", and stays there.",
                "≤ " + Figures.duration(expectation.within()),
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(
                !expectation.within().isNegative() && !expectation.slack().isNegative(), "bounds must not be negative");
        Timeline timeline = Timeline.of(run);
        Window of = timeline.judged(expectation.of());
        Window during = timeline.judged(expectation.during());
        int width = StepLatencyCheck.samplesNeeded(expectation.percentile());
        List<Sample> reference = samples(run, of, width);
        List<Sample> samples = samples(run, during, width);
        Unjudgeable.unless(
                percentile(reference) != Percentile.NEVER,
                "so many " + expectation.step() + " requests failed during " + of.name()
                        + " that there is nothing to compare with");
        long band = percentile(reference.stream()
                        .filter(sample -> sample.outcome() == Outcome.OK)
                        .toList())
                + Timeline.micros(expectation.slack());
        return rule(samples, width, band, during, of);
    }

    private Ruling rule(List<Sample> samples, int width, long band, Window during, Window of) {
        String series = "latency/" + expectation.flow() + "/" + expectation.step();
        var evidence = List.of(during.evidence(series), of.evidence(series));
        int windows = samples.size() - width + 1;
        int recovered = 0;
        for (int begin = 0; begin < windows; begin++) {
            if (percentile(samples.subList(begin, begin + width)) > band) {
                recovered = begin + 1;
            }
        }
        String bandTold = "a band of " + Figures.micros(band);
        if (recovered == windows) {
            long last = percentile(samples.subList(windows - 1, samples.size()));
            return Ruling.fail(
                    "never recovered",
                    expectation.step() + " did not come back to " + bandTold + " during " + during.name()
                            + ": its last " + width + " requests took "
                            + (last == Percentile.NEVER ? "for ever" : Figures.micros(last)) + " at "
                            + Figures.percentile(expectation.percentile()),
                    evidence);
        }
        // Before the first request there is nothing to see: what was never out of the band recovered at once.
        long after = recovered == 0 ? 0 : samples.get(recovered).intendedAt() - during.from();
        String told = "recovered after " + Figures.micros(after) + " to " + bandTold;
        return after <= Timeline.micros(expectation.within())
                ? Ruling.pass(told, evidence)
                : Ruling.fail(
                        told,
                        expectation.step() + " came back to " + bandTold + " only " + Figures.micros(after)
                                + " after the start of " + during.name(),
                        evidence);
    }

    private List<Sample> samples(RunRecord run, Window window, int width) {
        List<Sample> samples =
                Observed.finished(Observed.samples(run, expectation.flow(), expectation.step(), window)).stream()
                        .sorted(Comparator.comparingLong(Sample::intendedAt).thenComparingInt(Sample::user))
                        .toList();
        Unjudgeable.unless(
                samples.size() >= width,
                "only " + samples.size() + " " + expectation.step() + " requests during " + window.name() + ", and "
                        + width + " are needed");
        return samples;
    }

    private long percentile(List<Sample> samples) {
        return Percentile.nearestRank(
                samples.stream().mapToLong(Observed::micros).toArray(), expectation.percentile());
    }
}
