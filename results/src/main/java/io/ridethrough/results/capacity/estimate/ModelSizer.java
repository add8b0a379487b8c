package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.WorkersHeld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How large a model must be:
 *
 * <pre>ρ_max = lower bound of the capacity · calls an order · service time / all slots
 * replicas = ⌈target · calls an order · service time / (slots of a replica · ρ_max)⌉</pre>
 *
 * and how many workers wait for it, by Little's law: target · calls an order · min(answer, timeout), no more than the bulkhead
 * lets through. Limits: where the slots were not what ran out, ρ_max is only known to be no less, so that the replicas are as
 * many as are enough and maybe more; and a larger pool bears a higher utilisation at the same wait, which is left out.
 *
 * @param facts of the shop that was measured
 */
public record ModelSizer(ShopFacts facts) {
    /** Rates from this share of the capacity on tell how long calls take near it. */
    private static final double NEAR = 0.6;

    private static final double MILLIS_OF_SECOND = 1e3;

    /**
     * The sizing for a rate, as yet without simulation.
     *
     * @param targetPerSecond orders a second, above 0
     * @param healthy estimate while the model is healthy
     * @param steps of all states
     * @return empty where the capacity, the calls or their service time are not known
     */
    public Optional<ModelSizing> sized(double targetPerSecond, CapacityEstimate healthy, List<StepMeasurement> steps) {
        if (!(targetPerSecond > 0) || healthy.state() != ModelState.HEALTHY) {
            throw new IllegalArgumentException("target " + targetPerSecond + " orders a second (above 0), estimate of "
                    + healthy.state().word());
        }
        if (healthy.low().isEmpty() || !(healthy.low().getAsDouble() > 0)) {
            return Optional.empty();
        }
        double low = healthy.low().getAsDouble();
        double most = healthy.perSecond().orElse(low);
        Readings near =
                Readings.of(steps, ModelState.HEALTHY, step -> step.rate() >= NEAR * low && step.rate() <= most);
        OptionalDouble calls = near.mean(ShopReading::callsPerOrder);
        OptionalDouble service = near.mean(ShopReading::serviceMillis);
        if (calls.isEmpty() || service.isEmpty() || !(calls.getAsDouble() * service.getAsDouble() > 0)) {
            return Optional.empty();
        }
        double slotSeconds = calls.getAsDouble() * service.getAsDouble() / MILLIS_OF_SECOND;
        double utilisation = Math.min(1, low * slotSeconds / facts.allSlots());
        return Optional.of(new ModelSizing(
                targetPerSecond,
                calls.getAsDouble(),
                service.getAsDouble(),
                facts.slots(),
                utilisation,
                healthy.bottleneck() == Bottleneck.INFERENCE_SLOTS,
                ModelSizing.replicas(targetPerSecond * slotSeconds, facts.slots(), utilisation),
                held(targetPerSecond, calls.getAsDouble(), service.getAsDouble(), steps),
                List.of(),
                Optional.empty()));
    }

    private List<WorkersHeld> held(double target, double calls, double service, List<StepMeasurement> steps) {
        List<WorkersHeld> rows = new ArrayList<>();
        rows.add(row("healthy", target, calls, facts.waitMillis(service)));
        double slow = facts.waitMillis(facts.slowMillis().orElse(Double.POSITIVE_INFINITY));
        if (Double.isFinite(slow)) {
            rows.add(row("slow, before the breaker opens", target, calls, slow));
            OptionalDouble open =
                    Readings.of(steps, ModelState.SLOW, step -> true).mean(ShopReading::breakerOpenShare).stream()
                            .filter(share -> share > 0)
                            .findFirst();
            if (open.isPresent()) {
                rows.add(row("slow, after it has opened", target, calls * (1 - open.getAsDouble()), slow));
            }
        }
        return rows;
    }

    private WorkersHeld row(String when, double target, double calls, double waitMillis) {
        double held = target * calls * waitMillis / MILLIS_OF_SECOND;
        return new WorkersHeld(
                when,
                target,
                waitMillis,
                facts.bulkhead().isPresent() ? Math.min(held, facts.bulkhead().getAsInt()) : held,
                facts.workers());
    }
}
