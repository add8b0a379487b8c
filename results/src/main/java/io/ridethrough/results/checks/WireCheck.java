package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.RunRecord;
import java.util.List;

/**
 * Inference passes the proxy: of the requests that the application says the model answered, hardly any lack a call on
 * the wire. If calls went past the proxy no fault would reach them, and every breaker would look open.
 */
record WireCheck(InferencePoint point) implements Check {

    /** Smallest share of the model's answers whose call was seen: some matching of overlapping requests is a guess. */
    static final double FEWEST_SEEN = 0.99;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "wire/" + point.name(),
                "Calls for " + point.name() + " pass the fault proxy: at least " + Figures.percent(FEWEST_SEEN)
                        + " of the model's answers have one on the wire.",
                "≥ " + Figures.percent(FEWEST_SEEN),
                "wire");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Demand> byModel = Wire.of(run, point).demands().stream()
                .filter(demand -> Observed.answeredByModel(demand.sample()))
                .toList();
        Unjudgeable.unless(!byModel.isEmpty(), "the model never answered for " + point.name());
        long seen = byModel.stream().filter(demand -> demand.attempts() > 0).count();
        String told = Figures.percent(seen, byModel.size());
        return seen >= FEWEST_SEEN * byModel.size()
                ? Ruling.pass(told, List.of())
                : Ruling.inconclusive(
                        told,
                        (byModel.size() - seen) + " of " + byModel.size() + " answers of the model for " + point.name()
                                + " had no call on the wire",
                        List.of());
    }
}
