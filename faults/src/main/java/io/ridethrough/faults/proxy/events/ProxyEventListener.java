package io.ridethrough.faults.proxy.events;

/**
 * Told of each event of every proxy, by several threads at once, most of them event loops: it must be quick and must not
 * call the server.
 */
@FunctionalInterface
public interface ProxyEventListener {

    void onEvent(ProxyEvent event);
}
