package io.ridethrough.results.capacity.queue;

import java.util.List;
import java.util.Optional;

/**
 * A shop as a queue: journeys of several steps, each a request that takes a worker, works, asks the model or not, and gives the
 * worker back. The worker is held while the model is waited for.
 *
 * @param workers requests answered at once, at least 1
 * @param backlog requests that may wait for a worker; one more is refused, and its journey fails
 * @param cores that the workers' own work shares: up to so many requests work at full speed; infinity for no sharing
 * @param steps of a journey, in order, at least one
 * @param model that is asked
 * @param guards between the shop and the model
 */
public record SimulatedShop(int workers, int backlog, double cores, List<Step> steps, Model model, Guards guards) {

    /**
     * One step.
     *
     * @param pauseSeconds before it, mean of an exponential time; 0 for none
     * @param work of its own, without the model
     * @param asks share of its requests that ask the model, 0 to 1
     */
    public record Step(double pauseSeconds, ServiceLaw work, double asks) {
        public Step {
            if (!(pauseSeconds >= 0) || !(asks >= 0 && asks <= 1)) {
                throw new IllegalArgumentException("pause " + pauseSeconds + " s, asks " + asks);
            }
        }
    }

    /**
     * The model, all its replicas as one pool.
     *
     * @param slots calls worked on at once; 0 for one that refuses every call at once
     * @param queue calls that may wait for a slot; one more is refused
     * @param service of a call, its wait for a slot not counted
     * @param isCancelling whether a caller who leaves gives the slot back; if not, it is worked on to the end
     */
    public record Model(int slots, int queue, ServiceLaw service, boolean isCancelling) {
        public Model {
            if (slots < 0 || queue < 0) {
                throw new IllegalArgumentException(slots + " slots, queue of " + queue);
            }
        }
    }

    /**
     * What stands between shop and model. A call that fails, comes too late or is not made is answered by a fallback, which
     * takes no time.
     *
     * @param timeoutSeconds how long a call is waited for; infinity for ever
     * @param bulkhead calls out at once, at most; one more is not made
     * @param breaker empty for none
     */
    public record Guards(double timeoutSeconds, int bulkhead, Optional<Breaker> breaker) {
        public Guards {
            if (!(timeoutSeconds > 0) || bulkhead < 0) {
                throw new IllegalArgumentException("timeout " + timeoutSeconds + " s, bulkhead " + bulkhead);
            }
        }

        /** No guard at all. */
        public static Guards none() {
            return new Guards(Double.POSITIVE_INFINITY, Integer.MAX_VALUE, Optional.empty());
        }
    }

    /**
     * A circuit breaker that counts calls.
     *
     * @param window the newest calls that it judges by, at least 1
     * @param minimumCalls before it judges, 1 to {@code window}
     * @param failureRate share of failed ones from which it opens
     * @param slowSeconds calls that took longer are slow; infinity for none
     * @param slowRate share of slow ones from which it opens
     * @param openSeconds how long it lets nothing through
     * @param probes calls that a half-open one lets through, at least 1
     */
    public record Breaker(
            int window,
            int minimumCalls,
            double failureRate,
            double slowSeconds,
            double slowRate,
            double openSeconds,
            int probes) {
        public Breaker {
            if (window < 1 || minimumCalls < 1 || minimumCalls > window || probes < 1 || !(openSeconds > 0)) {
                throw new IllegalArgumentException("breaker of " + window + " calls, at least " + minimumCalls + ", "
                        + probes + " probes, open for " + openSeconds + " s");
            }
        }
    }

    public SimulatedShop {
        steps = List.copyOf(steps);
        if (workers < 1 || backlog < 0 || !(cores > 0) || steps.isEmpty()) {
            throw new IllegalArgumentException(
                    workers + " workers, backlog of " + backlog + ", " + cores + " cores, " + steps.size() + " steps");
        }
    }

    /** The same with another model. */
    public SimulatedShop with(Model other) {
        return new SimulatedShop(workers, backlog, cores, steps, other, guards);
    }

    /** The same with other guards. */
    public SimulatedShop with(Guards other) {
        return new SimulatedShop(workers, backlog, cores, steps, model, other);
    }

    /** The same with so many workers. */
    public SimulatedShop withWorkers(int many) {
        return new SimulatedShop(many, backlog, cores, steps, model, guards);
    }

    /** The same with other steps. */
    public SimulatedShop withSteps(List<Step> others) {
        return new SimulatedShop(workers, backlog, cores, others, model, guards);
    }

    /** The same with another timeout. */
    public SimulatedShop withTimeout(double seconds) {
        return with(new Guards(seconds, guards.bulkhead(), guards.breaker()));
    }

    /** The same with another bulkhead. */
    public SimulatedShop withBulkhead(int calls) {
        return with(new Guards(guards.timeoutSeconds(), calls, guards.breaker()));
    }

    /** Work of its own that a journey takes, seconds, mean. */
    public double workSeconds() {
        return steps.stream().mapToDouble(step -> step.work().mean()).sum();
    }

    /** Calls that a journey would make were none refused, mean. */
    public double calls() {
        return steps.stream().mapToDouble(Step::asks).sum();
    }
}
