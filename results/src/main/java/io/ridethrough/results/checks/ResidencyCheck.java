package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.Residency;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * No call to where its client's data may not be, by the egress recorder: each goes to an endpoint that the environment
 * declared to be at home for the client's jurisdiction ({@link HomeEndpoint}). A call that was refused or found nobody
 * counts too: that it came to nothing was not the shop's doing.
 *
 * <p>That none was seen says something only if the recorder sees what there is, so it is held against the fault proxy
 * ({@link TwoRecorders}); where they disagree, or nothing passed both, the claim is not settled. Limit: a call that
 * passes neither leaves no trace here.
 */
record ResidencyCheck(Residency expectation) implements Check {

    static final String CLAIM = "residency";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                String.join("+", expectation.during()),
                "During " + Figures.list(expectation.during())
                        + " no call of the shop goes to where its client's data may not be.",
                "0 calls outside",
                "egress, wire");
    }

    @Override
    public Ruling rule(RunRecord run) {
        EgressSight sight = EgressSight.of(run, expectation.during());
        List<EgressCall> outside = sight.outside();
        List<TwoRecorders> recorders = TwoRecorders.of(run, sight.homes());
        String told = outside.size() + " of " + sight.calls().size() + " calls outside"
                + recorders.stream().map(both -> "; " + both.told()).collect(Collectors.joining());
        if (!outside.isEmpty()) {
            return Ruling.fail(
                    told,
                    outside.size() + " of " + sight.calls().size() + " calls went to where they may not, "
                            + sight.first(run, outside) + "; in all " + EgressSight.purposes(outside),
                    sight.evidence());
        }
        List<TwoRecorders> apart =
                recorders.stream().filter(both -> !both.agree()).toList();
        if (!apart.isEmpty()) {
            return Ruling.inconclusive(
                    told,
                    "the egress recorder and the fault proxy disagree: "
                            + apart.stream().map(TwoRecorders::told).collect(Collectors.joining("; ")),
                    sight.evidence());
        }
        if (recorders.stream().noneMatch(TwoRecorders::sawAny)) {
            return Ruling.inconclusive(
                    told, "no call passed both the egress recorder and a fault proxy", sight.evidence());
        }
        return Ruling.pass(told, sight.evidence());
    }
}
