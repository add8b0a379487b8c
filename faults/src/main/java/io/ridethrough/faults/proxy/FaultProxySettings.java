package io.ridethrough.faults.proxy;

import java.time.Clock;
import java.time.Duration;

/**
 * How a fault proxy server works.
 *
 * @param apiPort the port of the HTTP API on loopback, 0 for any free one
 * @param lease how long a fault stays without renewal; zero for as long as it is not removed
 * @param maxConnections how many connections each proxy relays at one time; further ones are reset
 * @param maxBufferedBytes how much each direction of a connection holds before its sender is no longer read
 * @param isLoopbackOnly whether proxies may listen on, and relay to, loopback addresses alone
 * @param isApiOnLoopback whether the API listens on loopback alone, and not on every address of this machine
 * @param seed decides jitter and toxicity, with the ordinal number of a proxy's connection
 * @param clock the time of attempts, as listeners are told
 */
public record FaultProxySettings(
        int apiPort,
        Duration lease,
        int maxConnections,
        int maxBufferedBytes,
        boolean isLoopbackOnly,
        boolean isApiOnLoopback,
        long seed,
        Clock clock) {
    /** How many connections a proxy relays at one time unless told otherwise; each takes two open files. */
    public static final int DEFAULT_MAX_CONNECTIONS = 16_384;

    /** How much one direction of a connection holds unless told otherwise. */
    public static final int DEFAULT_MAX_BUFFERED_BYTES = 1024 * 1024;

    private static final int MAX_PORT = 65_535;

    public FaultProxySettings {
        if (apiPort < 0 || apiPort > MAX_PORT) {
            throw new IllegalArgumentException("not a port: " + apiPort);
        }
        if (lease.isNegative()) {
            throw new IllegalArgumentException("lease is negative: " + lease);
        }
        if (maxConnections < 1 || maxBufferedBytes < 1) {
            throw new IllegalArgumentException("caps must be at least 1");
        }
    }

    /** Any free port, a lease of 10 s, the default caps, loopback only, seed 0, UTC. */
    public static FaultProxySettings defaults() {
        return new FaultProxySettings(
                0,
                Duration.ofSeconds(10),
                DEFAULT_MAX_CONNECTIONS,
                DEFAULT_MAX_BUFFERED_BYTES,
                true,
                true,
                0,
                Clock.systemUTC());
    }

    public FaultProxySettings withApiPort(int newApiPort) {
        return new FaultProxySettings(
                newApiPort, lease, maxConnections, maxBufferedBytes, isLoopbackOnly, isApiOnLoopback, seed, clock);
    }

    public FaultProxySettings withLease(Duration newLease) {
        return new FaultProxySettings(
                apiPort, newLease, maxConnections, maxBufferedBytes, isLoopbackOnly, isApiOnLoopback, seed, clock);
    }

    public FaultProxySettings withCaps(int newMaxConnections, int newMaxBufferedBytes) {
        return new FaultProxySettings(
                apiPort, lease, newMaxConnections, newMaxBufferedBytes, isLoopbackOnly, isApiOnLoopback, seed, clock);
    }

    public FaultProxySettings withClock(Clock newClock) {
        return new FaultProxySettings(
                apiPort, lease, maxConnections, maxBufferedBytes, isLoopbackOnly, isApiOnLoopback, seed, newClock);
    }

    public FaultProxySettings withSeed(long newSeed) {
        return new FaultProxySettings(
                apiPort, lease, maxConnections, maxBufferedBytes, isLoopbackOnly, isApiOnLoopback, newSeed, clock);
    }

    /** Proxies that listen on, and relay to, any address: for a container, which has a network of its own. */
    public FaultProxySettings withAnyAddress() {
        return new FaultProxySettings(
                apiPort, lease, maxConnections, maxBufferedBytes, false, isApiOnLoopback, seed, clock);
    }

    /** An API that listens on every address of this machine: for a container, likewise. */
    public FaultProxySettings withApiEverywhere() {
        return new FaultProxySettings(
                apiPort, lease, maxConnections, maxBufferedBytes, isLoopbackOnly, false, seed, clock);
    }
}
