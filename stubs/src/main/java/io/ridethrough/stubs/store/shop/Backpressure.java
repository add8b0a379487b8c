package io.ridethrough.stubs.store.shop;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Magento's rate limit for placing orders ({@code sales/backpressure}), off unless a limit is given. It counts
 * in periods that start at multiples of their length; as long as the running one is within the limit, the one
 * before counts too, by the share of it that a window of one period's length ending now still covers. A refused
 * request counts.
 */
public final class Backpressure {
    private static final int MAX_VISITORS = 10_000;

    private final Optional<Limit> limit;
    private final Clock clock;
    private final Map<String, Counts> visitors = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counts> eldest) {
            return size() > MAX_VISITORS;
        }
    };

    /**
     * How many orders one visitor may place.
     *
     * @param requests at least 1 a period
     * @param period whole seconds, at least 1
     */
    public record Limit(int requests, Duration period) {
        /** @throws IllegalArgumentException naming the first value that makes no sense */
        public Limit {
            if (requests < 1) {
                throw new IllegalArgumentException("a rate limit of fewer than 1 request: " + requests);
            }
            if (period.toSeconds() < 1) {
                throw new IllegalArgumentException("a rate limit's period is shorter than 1 s: " + period);
            }
        }
    }

    private record Counts(long period, int requests, int requestsBefore) {
        Counts plusOne(long now) {
            if (now == period) {
                return new Counts(period, requests + 1, requestsBefore);
            }
            return new Counts(now, 1, now == period + 1 ? requests : 0);
        }
    }

    /** @param limit empty switches it off */
    public Backpressure(Optional<Limit> limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Counts an order that is to be placed.
     *
     * @param customer who places it; all guests count as one, since all come from one address
     * @throws TooManyRequests when that is more than the limit allows
     */
    public void admit(OptionalLong customer) {
        if (limit.isPresent()) {
            admit(customer.isPresent() ? "customer " + customer.getAsLong() : "guest", limit.get());
        }
    }

    private void admit(String visitor, Limit allowed) {
        long nowSeconds = clock.instant().getEpochSecond();
        long periodSeconds = allowed.period().toSeconds();
        Counts counts;
        synchronized (visitors) {
            long period = nowSeconds / periodSeconds;
            counts = visitors.getOrDefault(visitor, new Counts(period, 0, 0)).plusOne(period);
            visitors.put(visitor, counts);
        }
        double share = 1 - (double) (nowSeconds % periodSeconds) / periodSeconds;
        double requests = counts.requests() <= allowed.requests()
                ? counts.requests() + counts.requestsBefore() * share
                : counts.requests();
        if (requests > allowed.requests()) {
            throw new TooManyRequests();
        }
    }
}
