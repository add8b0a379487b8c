package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerCloses;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A breaker that closes again in time: {@code closed − start of the phase ≤ within}, with {@code closed} as
 * {@link BreakerSight} reads it. The phase begins where the one before it was healed. Only a breaker that was seen
 * open in the phase, or in the phases with faults that lead up to it without a gap, can be seen to close after that; one
 * that was not settles nothing. Where the application never tells whose answers are, nobody can see whom the model served,
 * and {@code closed} is what {@link WireBreaker} reads.
 */
record BreakerClosesCheck(BreakerCloses expectation, InferencePoint point, RunPlan plan) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                "breaker-closes",
                point.name(),
                "The breaker for " + point.name() + " is closed again within " + Figures.duration(expectation.within())
                        + " of the start of " + expectation.during() + ".",
                "≤ " + Figures.duration(expectation.within()),
                Wire.source(plan, point, List.of(expectation.during())));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Timeline timeline = Timeline.of(run);
        Window window = timeline.judged(expectation.during());
        BreakerLimit limit = new BreakerLimit(window, expectation.within());
        Wire wire = Wire.of(run, point);
        List<Demand> demands = limit.demands(wire, point);
        long opened = BreakerSight.openedAt(wire.during(timeline.withFaultsBefore(window)))
                .orElseThrow(() -> new Unjudgeable("the breaker for " + point.name() + " did not open in "
                        + window.name() + " nor in the faults before it, so its closing could not be seen"));
        Optional<Long> closed = wire.isTold()
                ? BreakerSight.closedAt(
                        demands.stream().filter(demand -> demand.at() >= opened).toList())
                : WireBreaker.of(run, point).firstClosed(Math.max(opened, window.from()), window.to());
        var evidence = List.of(window.evidence("breaker/" + point.name()), window.evidence("attempts/" + point.name()));
        if (closed.isEmpty()) {
            limit.mustFit();
            Sample last = demands.get(demands.size() - 1).sample();
            return Ruling.fail(
                    "never closed",
                    "the breaker for " + point.name() + " did not close during " + window.name()
                            + ": its last request had " + answer(last),
                    evidence);
        }
        String after = Figures.micros(closed.get() - window.from());
        return limit.isMetAt(closed.get())
                ? Ruling.pass("closed after " + after, evidence)
                : Ruling.fail(
                        "closed after " + after,
                        "the breaker for " + point.name() + " closed only " + after + " after the start of "
                                + window.name(),
                        evidence);
    }

    private static String answer(Sample last) {
        return last.inference().isEmpty()
                ? "no answer that names its source (" + Observed.trouble(last) + ")"
                : "the answer \"" + last.inference() + "\"";
    }
}
