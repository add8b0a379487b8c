package io.ridethrough.simulations.gatling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.stop.BudgetBurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches the error budgets of a plan as requests end, where they end: a figure that first had to travel to the conductor
 * once a second would be a second late. Tells of the first budget that burns, once. Safe for several threads.
 */
public final class BudgetWatch implements Consumer<Sample> {

    private record Watched(int condition, BudgetBurn burn) {}

    private final List<Watched> watched = new ArrayList<>();
    private final Consumer<ObjectNode> conductor;
    private boolean isTold;

    /**
     * @param conductor takes the one event, {@code stop-condition}: {@code condition}, its place in the plan from 1, {@code
     *     trueAt} in microseconds since the Unix epoch, and the window's {@code errors} and {@code requests}
     */
    public BudgetWatch(List<StopCondition> stops, Consumer<ObjectNode> conductor) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i) instanceof ErrorBudget budget) {
                watched.add(new Watched(i + 1, new BudgetBurn(budget)));
            }
        }
        this.conductor = conductor;
    }

    @Override
    public void accept(Sample sample) {
        // Most plans have no budget, and every event loop comes by here with every request.
        if (!watched.isEmpty()) {
            watch(sample);
        }
    }

    private synchronized void watch(Sample sample) {
        for (Watched one : watched) {
            Optional<BudgetBurn.Burn> burnt = one.burn().ended(sample);
            if (burnt.isPresent() && !isTold) {
                isTold = true;
                conductor.accept(ConductorLine.event("stop-condition")
                        .put("condition", one.condition())
                        .put("trueAt", burnt.get().atMicros())
                        .put("errors", burnt.get().errors())
                        .put("requests", burnt.get().requests()));
            }
        }
    }
}
