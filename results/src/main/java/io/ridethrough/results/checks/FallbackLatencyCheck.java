package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.FallbackLatency;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long the fallback takes: in each phase the nearest-rank percentile of the latency, from the intended start, of
 * the requests that it answered well; the slowest phase decides, or a {@link Burst} of slower answers within one.
 *
 * <p>Limits: requests without an answer are not in it, so claim a share of fallbacks beside it. A phase without
 * fallbacks, or fewer than {@value #FEWEST_SAMPLES} in all phases together, settle nothing.
 */
record FallbackLatencyCheck(FallbackLatency expectation, InferencePoint point) implements Check {

    /** Fewest answers by the fallback, all phases together. */
    static final int FEWEST_SAMPLES = 20;

    @Override
    public Claimed claimed() {
        String bound = Figures.duration(expectation.atMost());
        String percentile = Figures.percentile(expectation.percentile());
        return new Claimed(
                "fallback-latency",
                point.name(),
                "Requests that the fallback for " + point.name() + " answers during "
                        + Figures.list(expectation.during()) + " take at most " + bound + " at " + percentile + ".",
                percentile + " ≤ " + bound,
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(
                !expectation.atMost().isNegative() && !expectation.atMost().isZero(), "the bound must be above 0");
        List<Slowness> phases = new ArrayList<>();
        List<DatedEvents> events = new ArrayList<>();
        int all = 0;
        for (Window window : Timeline.of(run).judged(expectation.during())) {
            List<Sample> answers = Observed.samples(run, point.flow(), point.step(), window).stream()
                    .filter(Observed::answeredByFallback)
                    .toList();
            long[] latencies = answers.stream().mapToLong(Sample::latencyMicros).toArray();
            Unjudgeable.unless(
                    latencies.length > 0,
                    "the fallback for " + point.name() + " answered nothing during " + window.name());
            all += latencies.length;
            events.add(events(answers, window));
            phases.add(new Slowness(window, Percentile.nearestRank(latencies, expectation.percentile())));
        }
        Unjudgeable.unless(
                all >= FEWEST_SAMPLES,
                "the fallback for " + point.name() + " answered only " + all + " requests, and " + FEWEST_SAMPLES
                        + " are needed");
        return Burst.hiddenBy(rule(phases), events, 1 - expectation.percentile() / 100);
    }

    private DatedEvents events(List<Sample> answers, Window window) {
        return DatedEvents.of(
                window,
                "answers of the fallback for " + point.name() + " took more than "
                        + Figures.duration(expectation.atMost()),
                "latency/" + point.flow() + "/" + point.step(),
                answers,
                Sample::intendedAt,
                answer -> answer.latencyMicros() > Timeline.micros(expectation.atMost()));
    }

    private Ruling rule(List<Slowness> phases) {
        Slowness slowest =
                phases.stream().max(Comparator.comparingLong(Slowness::micros)).orElseThrow();
        String series = "latency/" + point.flow() + "/" + point.step();
        String told =
                Figures.micros(slowest.micros()) + " during " + slowest.window().name();
        var evidence =
                phases.stream().map(phase -> phase.window().evidence(series)).toList();
        if (slowest.micros() <= Timeline.micros(expectation.atMost())) {
            return Ruling.pass(told, evidence);
        }
        return Ruling.fail(
                told,
                "requests that the fallback for " + point.name() + " answered took " + told,
                List.of(slowest.window().evidence(series)));
    }

    private record Slowness(Window window, long micros) {}
}
