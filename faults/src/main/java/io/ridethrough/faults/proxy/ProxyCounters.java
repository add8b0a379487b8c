package io.ridethrough.faults.proxy;

import java.util.Map;

/**
 * What a proxy has counted since its creation, as it happens.
 *
 * @param attempts HTTP/1.x requests whose head has arrived; a client is read only once the upstream has accepted, so
 *     that a connection that is refused, here or by the kernel during an outage, makes no attempt
 * @param connections connections accepted
 * @param openConnections connections being relayed now
 * @param refused connections closed because the upstream refused them or did not answer within the dial's limit
 * @param overLimit connections reset because too many were open
 * @param bytesUp bytes that clients have sent, whether or not a toxic let them pass
 * @param bytesDown bytes that the upstream has sent, likewise
 * @param streams event streams begun, through proxies that know HTTP
 * @param openStreams event streams under way
 * @param touched for each live toxic, by name, how many requests (or connections, without HTTP) it has touched
 */
public record ProxyCounters(
        long attempts,
        long connections,
        long openConnections,
        long refused,
        long overLimit,
        long bytesUp,
        long bytesDown,
        long streams,
        long openStreams,
        Map<String, Long> touched) {
    public ProxyCounters {
        touched = Map.copyOf(touched);
    }
}
