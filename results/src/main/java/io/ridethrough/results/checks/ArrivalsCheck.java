package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The planned load was delivered: for each flow {@code arrivals / planned arrivals}, over the whole timeline. A flow
 * that fell short cannot hide behind the others.
 */
record ArrivalsCheck() implements Check {

    /** Smallest share of a flow's planned arrivals. */
    static final double FEWEST_DELIVERED = 0.99;

    /** Largest share: more arrivals than this are not the planned load either. */
    static final double MOST_DELIVERED = 1.01;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "arrivals",
                "At least " + Figures.percent(FEWEST_DELIVERED) + " of each flow's planned arrivals were made.",
                "≥ " + Figures.percent(FEWEST_DELIVERED),
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<String> measured = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (PlannedLoad load : run.plan().load()) {
            Unjudgeable.unless(load.arrivals() > 0, "the plan has no arrivals of " + load.flow());
            long made = run.journeys().stream()
                    .filter(journey -> journey.flow().equals(load.flow()))
                    .count();
            double share = (double) made / load.arrivals();
            measured.add(load.flow() + " " + Figures.percent(share));
            if (share < FEWEST_DELIVERED || share > MOST_DELIVERED) {
                wrong.add(made + " of " + load.arrivals() + " planned " + Figures.spoken(load.flow())
                        + " arrivals were made");
            }
        }
        Unjudgeable.unless(!measured.isEmpty(), "the plan has no load");
        String told = String.join(", ", measured);
        return wrong.isEmpty()
                ? Ruling.pass(told, List.of())
                : Ruling.inconclusive(told, Figures.list(wrong), List.of());
    }
}
