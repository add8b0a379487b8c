package io.ridethrough.faults.proxy;

/**
 * What a proxy is, as the API spells it.
 *
 * @param listen {@code host:port}; port 0 is any free one
 * @param upstream {@code host:port}
 * @param isHttp whether it knows HTTP exchanges, so that inference toxics can act on them
 * @param pointHeader the header whose value attempt listeners are told, empty for none
 */
record ProxyDefinition(
        String name, String listen, String upstream, boolean isEnabled, boolean isHttp, String pointHeader) {}
