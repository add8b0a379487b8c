package io.ridethrough.stubs.store.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Since when which customer's tokens are good again. Remembers no longer than a token lives. */
final class Revocations {
    private final Duration lifetime;
    private final Map<Long, Instant> byCustomer = new LinkedHashMap<>();

    Revocations(Duration lifetime) {
        this.lifetime = lifetime;
    }

    synchronized void note(long customer, Instant now) {
        // Oldest first, so that what no living token can be older than is at the front.
        byCustomer.remove(customer);
        byCustomer.values().removeIf(then -> then.plus(lifetime).isBefore(now));
        byCustomer.put(customer, now);
    }

    /** @param issuedAtSeconds a token's {@code iat}, in seconds since 1970 */
    synchronized boolean covers(long customer, long issuedAtSeconds) {
        Instant revoked = byCustomer.get(customer);
        return revoked != null && issuedAtSeconds <= revoked.getEpochSecond();
    }
}
