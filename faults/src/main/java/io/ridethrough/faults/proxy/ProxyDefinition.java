package io.ridethrough.faults.proxy;

import java.time.Duration;
import java.util.Optional;

/**
 * What a proxy is, as the API spells it.
 *
 * @param listen {@code host:port}; port 0 is any free one
 * @param upstream {@code host:port}
 * @param isHttp whether it knows HTTP exchanges, so that inference toxics can act on them
 * @param pointHeader the header whose value attempt listeners are told, empty for none
 * @param lease how long it stays disabled without renewal, zero for ever; empty for what holds for all faults of the server
 */
record ProxyDefinition(
        String name,
        String listen,
        String upstream,
        boolean isEnabled,
        boolean isHttp,
        String pointHeader,
        Optional<Duration> lease) {}
