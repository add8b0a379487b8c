package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.Calibration;
import io.ridethrough.results.capacity.Calibration.Point;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import io.ridethrough.results.capacity.queue.SimulatedCapacity;
import io.ridethrough.results.capacity.queue.SimulatedShop;
import io.ridethrough.results.capacity.queue.SimulatedShop.Guards;
import io.ridethrough.results.capacity.queue.SimulatedShop.Model;
import io.ridethrough.results.capacity.queue.SimulatedShop.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Makes a simulated shop of measurements of the healthy model, and holds it against those that it was not made of. From the
 * lowest rate, where hardly anybody waits:
 *
 * <pre>own work of the step    its mean response − asks · wait for the model
 * own work of the others  workers busy / rate (Little) − the step's response − their calls · wait
 * variation of all        the one that gives the step its measured percentile</pre>
 *
 * Limits: log-normal times, of one variation for all; the breaker is not simulated, so that a slow model is worse than it
 * would be once the breaker has opened.
 */
public final class ShopCalibration {
    /** A simulation is trusted when no percentile is farther off than by this, |ln(simulated / measured)|. */
    static final double TRUSTED = 0.2;

    private static final int JOURNEYS = 4_000;
    private static final int HALVINGS = 12;
    private static final double MOST_VARIATION = 3;
    private static final double LEAST_SECONDS = 1e-6;
    private static final double MILLIS_OF_SECOND = 1e3;

    private final SimulatedShop shop;
    private final SimulatedCapacity objective;
    private final Calibration calibration;

    private ShopCalibration(SimulatedShop shop, SimulatedCapacity objective, Calibration calibration) {
        this.shop = shop;
        this.objective = objective;
        this.calibration = calibration;
    }

    /**
     * Makes it.
     *
     * @param healthy estimate while the model is healthy: measurements beyond it are not compared, their queues grow with the
     *     window
     * @param steps of any state
     * @param seed of the simulated customers
     * @return empty where workers, calls or service times were not told, or fewer than two rates can be compared
     */
    public static Optional<ShopCalibration> of(
            Objective objective, ShopFacts facts, CapacityEstimate healthy, List<StepMeasurement> steps, long seed) {
        double most = healthy.perSecond().orElse(healthy.low().orElse(0));
        List<StepMeasurement> telling = steps.stream()
                .filter(step -> step.state() == ModelState.HEALTHY
                        && step.isSound()
                        && step.rate() <= most
                        && step.latency()
                                .filter(latency -> latency.samples() >= objective.fewestSamples())
                                .isPresent())
                .toList();
        List<RateLevel> levels = RateLevel.of(telling);
        if (levels.size() < 2) {
            return Optional.empty();
        }
        SimulatedCapacity sought = new SimulatedCapacity(
                facts.otherRequests(),
                objective.share(),
                objective.limitMillis() / MILLIS_OF_SECOND,
                objective.errorBudget(),
                JOURNEYS,
                seed);
        return Work.at(levels.get(0), telling, facts).map(work -> {
            SimulatedShop shop = fitted(work, facts, sought, levels.get(0));
            return new ShopCalibration(shop, sought, compared(shop, sought, levels.subList(1, levels.size())));
        });
    }

    /** The shop, with a healthy model. */
    public SimulatedShop shop() {
        return shop;
    }

    /** How capacities of it are sought. */
    public SimulatedCapacity objective() {
        return objective;
    }

    /** How well it does. */
    public Calibration calibration() {
        return calibration;
    }

    private static SimulatedShop fitted(Work work, ShopFacts facts, SimulatedCapacity sought, RateLevel lowest) {
        double measured = Math.exp(lowest.meanLog()) / MILLIS_OF_SECOND;
        double low = 0;
        double high = MOST_VARIATION;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double simulated =
                    sought.at(work.shop(facts, middle), lowest.rate()).response(sought.share());
            if (simulated < measured) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return work.shop(facts, (low + high) / 2);
    }

    private static Calibration compared(SimulatedShop shop, SimulatedCapacity sought, List<RateLevel> levels) {
        List<Point> points = new ArrayList<>();
        double largest = 0;
        for (RateLevel level : levels) {
            double measured = Math.exp(level.meanLog());
            double simulated = MILLIS_OF_SECOND * sought.at(shop, level.rate()).response(sought.share());
            points.add(new Point(ModelState.HEALTHY, level.rate(), measured, simulated));
            largest = Math.max(largest, Math.abs(Math.log(simulated / measured)));
        }
        boolean isTrusted = largest <= TRUSTED;
        return new Calibration(
                points,
                largest,
                isTrusted,
                String.format(
                        Locale.ROOT,
                        "At %d rates that it was not made of, the simulated shop is at most %.0f %% off: it is %s.",
                        points.size(),
                        100 * Math.expm1(largest),
                        isTrusted ? "near enough" : "not to be trusted"));
    }

    /**
     * What a shop's requests take.
     *
     * @param stepSeconds own work of the objective's step
     * @param otherSeconds own work of each other request
     * @param otherAsks share of the other requests that ask the model
     * @param serviceSeconds of a call to the model
     */
    private record Work(double stepSeconds, double otherSeconds, double otherAsks, double serviceSeconds) {

        static Optional<Work> at(RateLevel lowest, List<StepMeasurement> telling, ShopFacts facts) {
            Readings there = new Readings(lowest.steps());
            OptionalDouble busy = there.mean(ShopReading::workersBusy);
            OptionalDouble calls = new Readings(telling).mean(ShopReading::callsPerOrder);
            OptionalDouble service = there.mean(ShopReading::serviceMillis);
            if (busy.isEmpty() || calls.isEmpty() || service.isEmpty()) {
                return Optional.empty();
            }
            double wait = facts.waitMillis(service.getAsDouble()) / MILLIS_OF_SECOND;
            double response = lowest.steps().stream()
                            .flatMap(step -> step.latency().stream())
                            .mapToDouble(Latency::meanMillis)
                            .average()
                            .orElseThrow()
                    / MILLIS_OF_SECOND;
            double otherCalls = Math.max(0, calls.getAsDouble() - facts.asks());
            double others = busy.getAsDouble() / lowest.rate() - response - otherCalls * wait;
            int requests = Math.max(1, facts.otherRequests());
            return Optional.of(new Work(
                    Math.max(LEAST_SECONDS, response - facts.asks() * wait),
                    Math.max(0, others / requests),
                    Math.min(1, otherCalls / requests),
                    service.getAsDouble() / MILLIS_OF_SECOND));
        }

        SimulatedShop shop(ShopFacts facts, double variation) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < facts.otherRequests(); i++) {
                steps.add(new Step(0, new ServiceLaw.LogNormal(otherSeconds, variation), otherAsks));
            }
            steps.add(new Step(0, new ServiceLaw.LogNormal(stepSeconds, variation), facts.asks()));
            OptionalInt bulkhead = facts.bulkhead();
            return new SimulatedShop(
                    facts.workers(),
                    facts.backlog(),
                    facts.cores(),
                    steps,
                    new Model(
                            facts.allSlots(), facts.queue(), new ServiceLaw.LogNormal(serviceSeconds, variation), true),
                    new Guards(
                            facts.timeoutMillis().orElse(Double.POSITIVE_INFINITY) / MILLIS_OF_SECOND,
                            bulkhead.orElse(Integer.MAX_VALUE),
                            Optional.empty()));
        }
    }
}
