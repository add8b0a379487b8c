package io.ridethrough.results.capacity.estimate;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is known of the shop that was measured, from its environment's definition.
 *
 * @param workers requests answered at once, at least 1
 * @param backlog requests that may wait for a worker
 * @param cores that the workers' own work shares; infinity for none shared
 * @param slots calls that one replica of the model works on at once, at least 1
 * @param replicas that there were, at least 1
 * @param queue calls that may wait for a slot
 * @param timeoutMillis how long a call is waited for; empty for ever
 * @param bulkhead calls out at once, at most; empty for no limit
 * @param otherRequests of an order, besides the objective's step, at least 0
 * @param asks share of the objective's step that asks the model, 0 to 1
 * @param slowMillis how long an answer takes while the model is slow; empty when not known
 */
public record ShopFacts(
        int workers,
        int backlog,
        double cores,
        int slots,
        int replicas,
        int queue,
        OptionalDouble timeoutMillis,
        OptionalInt bulkhead,
        int otherRequests,
        double asks,
        OptionalDouble slowMillis) {

    public ShopFacts {
        if (workers < 1
                || backlog < 0
                || !(cores > 0)
                || slots < 1
                || replicas < 1
                || queue < 0
                || otherRequests < 0
                || !(asks >= 0 && asks <= 1)) {
            throw new IllegalArgumentException(workers + " workers, backlog of " + backlog + ", " + cores + " cores, "
                    + replicas + " replicas of " + slots + " slots, queue of " + queue + ", " + otherRequests
                    + " other requests, " + asks + " of the step's ask");
        }
    }

    /** Calls that all replicas work on at once. */
    public int allSlots() {
        return slots * replicas;
    }

    /** How long a call of that length is waited for, milliseconds. */
    public double waitMillis(double answerMillis) {
        return Math.min(answerMillis, timeoutMillis.orElse(Double.POSITIVE_INFINITY));
    }

    /** For what ran out. */
    public ShopSize size() {
        return new ShopSize(OptionalInt.of(workers), OptionalInt.of(allSlots()));
    }
}
