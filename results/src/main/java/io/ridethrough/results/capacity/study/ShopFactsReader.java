package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.estimate.ShopFacts;
import io.ridethrough.results.capacity.estimate.ShopSize;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a study's terms know of the shop.
 *
 * @param build versions and settings by name, see {@link StudyTerms#build}
 */
public record ShopFactsReader(Map<String, String> build) {
    /** Requests that the shop answers at once. */
    public static final String WORKERS = "store-workers";

    public static final String BACKLOG = "store-backlog";

    /** Cores that the workers' own work shares; left out where each has one of its own. */
    public static final String CORES = "shop-cores";

    /** Calls that the model works on at once. */
    public static final String SLOTS = "model-slots";

    public static final String QUEUE = "model-queue";

    /** How long a call to the model is waited for, milliseconds; left out for ever. */
    public static final String TIMEOUT_MILLIS = "shop-inference-timeout-millis";

    /** Calls out at once at most; left out for no limit. */
    public static final String BULKHEAD = "shop-bulkhead-calls";

    /** Requests of a journey besides the objective's step. */
    public static final String OTHER_REQUESTS = "flow-other-requests";

    /** {@code yes} where the objective's step asks the model. */
    public static final String STEP_ASKS = "objective-asks";

    public ShopFactsReader {
        build = Map.copyOf(build);
    }

    /** What there is of what may run out. */
    public ShopSize size() {
        return new ShopSize(number(WORKERS), number(SLOTS));
    }

    /** All of it; empty where it is not told how many workers and slots there are. */
    public Optional<ShopFacts> facts() {
        OptionalInt workers = number(WORKERS);
        OptionalInt slots = number(SLOTS);
        if (workers.isEmpty() || slots.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt timeout = number(TIMEOUT_MILLIS);
        OptionalInt cores = number(CORES);
        return Optional.of(new ShopFacts(
                workers.getAsInt(),
                number(BACKLOG).orElse(0),
                cores.isPresent() ? cores.getAsInt() : Double.POSITIVE_INFINITY,
                slots.getAsInt(),
                1,
                number(QUEUE).orElse(0),
                timeout.isPresent() ? OptionalDouble.of(timeout.getAsInt()) : OptionalDouble.empty(),
                number(BULKHEAD),
                number(OTHER_REQUESTS).orElse(0),
                build.getOrDefault(STEP_ASKS, "no").equals("yes") ? 1 : 0,
                OptionalDouble.empty()));
    }

    private OptionalInt number(String name) {
        return PlanFigures.of(build, name);
    }
}
