package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.Surge;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.List;

/**
 * How hard a model that has come back is met. From the calls on the wire:
 *
 * <pre>surge = most calls within one {@link #WINDOW} of phase `during` / calls a second of phase `of`</pre>
 *
 * with the window sliding from call to call. Calls of requests that wait, retries and probes all count: it is what the model
 * sees.
 *
 * <p>Source: a system that is restored under the load that piled up meanwhile fails again (Google, "Site Reliability
 * Engineering", 2016, chapter 22). Limits: Poisson arrivals surge by themselves: at λ calls a second the worst of twenty
 * seconds has about λ + 3·√λ to λ + 4·√λ of them, three times at four a second and twice at ten, so claim well above that. Fewer
 * than {@value #FEWEST_CALLS} calls in {@code of}, no call in {@code during}, or a wire that is cut in either settle nothing.
 */
record SurgeCheck(Surge expectation, InferencePoint point) implements Check {

    static final String CLAIM = "surge";

    /** How long the worst moment is. */
    static final Duration WINDOW = Duration.ofSeconds(1);

    /** Fewest calls that make a rate. */
    static final int FEWEST_CALLS = 20;

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                point.name() + "/" + expectation.during(),
                "In the worst second of " + expectation.during() + " at most "
                        + Figures.times(expectation.atMostTimes()) + " as many calls for " + point.name()
                        + " reach the model as in a second of " + expectation.of() + ".",
                "≤ " + Figures.times(expectation.atMostTimes()),
                "wire");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unlessRatio(expectation.atMostTimes());
        Timeline timeline = Timeline.of(run);
        Window of = timeline.judged(expectation.of());
        Window during = timeline.judged(expectation.during());
        Wire wire = Wire.of(run, point);
        for (Window window : List.of(of, during)) {
            Unjudgeable.unless(
                    !wire.isCutDuring(window),
                    "calls for " + point.name() + " were refused unseen during " + window.name());
        }
        long[] before = calls(run, of);
        long[] calls = calls(run, during);
        Unjudgeable.unless(
                before.length >= FEWEST_CALLS,
                "only " + before.length + " calls for " + point.name() + " were seen during " + of.name() + ", and "
                        + FEWEST_CALLS + " are needed");
        Unjudgeable.unless(calls.length > 0, "no call for " + point.name() + " was seen during " + during.name());
        double perSecond = before.length / ((of.to() - of.from()) / 1e6);
        return rule(worst(calls, during), during, of, perSecond);
    }

    private Ruling rule(Worst worst, Window during, Window of, double perSecond) {
        double times = worst.calls() / perSecond;
        String told = Figures.times(times) + " (" + worst.calls() + " calls in a second of " + during.name() + ", "
                + Figures.perSecond(perSecond) + " during " + of.name() + ")";
        var evidence = List.of(
                new Window(during.name(), during.origin(), worst.from(), worst.from() + Timeline.micros(WINDOW))
                        .evidence("attempts/" + point.name()),
                of.evidence("attempts/" + point.name()));
        return times <= expectation.atMostTimes() + Figures.NOISE
                ? Ruling.pass(told, evidence)
                : Ruling.fail(
                        told,
                        worst.calls() + " calls for " + point.name() + " reached the model in one second of "
                                + during.name() + ", " + Figures.perSecond(perSecond) + " during " + of.name(),
                        evidence);
    }

    private long[] calls(RunRecord run, Window window) {
        return run.attempts().stream()
                .filter(attempt -> attempt.point().equals(point.name()) && window.contains(attempt.at()))
                .mapToLong(Attempt::at)
                .sorted()
                .toArray();
    }

    /** Both ends of the window only ever move forward. */
    private static Worst worst(long[] calls, Window during) {
        Worst worst = new Worst(0, during.from());
        int end = 0;
        for (int begin = 0; begin < calls.length; begin++) {
            while (end < calls.length && calls[end] < calls[begin] + Timeline.micros(WINDOW)) {
                end++;
            }
            worst = end - begin > worst.calls() ? new Worst(end - begin, calls[begin]) : worst;
        }
        return worst;
    }

    /** The busiest window: its calls, and its start in microseconds since the Unix epoch. */
    private record Worst(int calls, long from) {}
}
