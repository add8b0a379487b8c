package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.WhatIf;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import io.ridethrough.results.capacity.queue.SimulatedShop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of the shop would buy: capacity of the calibrated simulation with it and without, while the model is healthy
 * and while it is slow. What is told is their ratio, times the capacity that was measured. Nothing is told of a simulation
 * that is not to be trusted.
 *
 * @param facts of the shop that was measured
 * @param calibrated the simulation of it
 */
public record WhatIfs(ShopFacts facts, ShopCalibration calibrated) {
    private static final double MILLIS_OF_SECOND = 1e3;

    /** The same sizing, with what the simulation adds. */
    public ModelSizing added(ModelSizing sizing, List<CapacityEstimate> estimates) {
        return new ModelSizing(
                sizing.targetPerSecond(),
                sizing.callsPerOrder(),
                sizing.serviceMillis(),
                sizing.slots(),
                sizing.mostUtilisation(),
                sizing.isUtilisationReached(),
                sizing.replicas(),
                sizing.workersHeld(),
                asked(estimates),
                Optional.of(calibrated.calibration()));
    }

    /** One for each change and state of which there is an estimate; none when the simulation is not to be trusted. */
    public List<WhatIf> asked(List<CapacityEstimate> estimates) {
        if (!calibrated.calibration().isTrusted()) {
            return List.of();
        }
        List<WhatIf> answers = new ArrayList<>();
        for (CapacityEstimate estimate : estimates) {
            if (estimate.perSecond().isPresent()) {
                inState(estimate.state())
                        .ifPresent(shop -> answers.addAll(asked(
                                shop, estimate.state(), estimate.perSecond().getAsDouble())));
            }
        }
        return answers;
    }

    private Optional<SimulatedShop> inState(ModelState state) {
        SimulatedShop shop = calibrated.shop();
        return switch (state) {
            case HEALTHY -> Optional.of(shop);
            case SLOW ->
                facts.slowMillis().isPresent()
                        ? Optional.of(shop.with(new SimulatedShop.Model(
                                Integer.MAX_VALUE,
                                0,
                                new ServiceLaw.Fixed(facts.slowMillis().getAsDouble() / MILLIS_OF_SECOND),
                                true)))
                        : Optional.empty();
            // How a call to a model that is out ends, refused or unanswered, is not known here.
            case OUT -> Optional.empty();
        };
    }

    private List<WhatIf> asked(SimulatedShop shop, ModelState state, double measured) {
        double without = calibrated.objective().of(shop);
        List<WhatIf> answers = new ArrayList<>();
        if (without > 0) {
            changes(shop, state).forEach((change, changed) -> {
                double with = calibrated.objective().of(changed);
                double ratio = with / without;
                answers.add(new WhatIf(change, state, with, ratio, measured * ratio));
            });
        }
        return answers;
    }

    private Map<String, SimulatedShop> changes(SimulatedShop shop, ModelState state) {
        Map<String, SimulatedShop> changes = new LinkedHashMap<>();
        facts.timeoutMillis()
                .ifPresent(timeout -> changes.put(
                        String.format(Locale.ROOT, "timeout %.0f ms instead of %.0f ms", timeout / 2, timeout),
                        shop.withTimeout(timeout / 2 / MILLIS_OF_SECOND)));
        if (facts.bulkhead().isPresent() && facts.bulkhead().getAsInt() > 1) {
            int calls = facts.bulkhead().getAsInt();
            changes.put("bulkhead of " + calls / 2 + " calls instead of " + calls, shop.withBulkhead(calls / 2));
        }
        changes.put(
                2 * facts.workers() + " workers instead of " + facts.workers(), shop.withWorkers(2 * facts.workers()));
        if (state == ModelState.HEALTHY) {
            SimulatedShop.Model model = shop.model();
            changes.put(
                    2 * facts.allSlots() + " slots of the model instead of " + facts.allSlots(),
                    shop.with(new SimulatedShop.Model(
                            2 * model.slots(), model.queue(), model.service(), model.isCancelling())));
        }
        return changes;
    }
}
