package io.ridethrough.faults.proxy;

import java.time.Instant;

/**
 * Told of each HTTP request that a client sends through a proxy, when its head is complete and before any toxic. Called
 * on the connection's event loop, by several threads: it must be quick and must not call the server.
 */
@FunctionalInterface
public interface AttemptListener {

    /**
     * A request's head is complete.
     *
     * @param proxy the proxy's name
     * @param point the value of the proxy's point header, empty when absent
     * @param at by the server's clock
     */
    void onAttempt(String proxy, String point, Instant at);
}
