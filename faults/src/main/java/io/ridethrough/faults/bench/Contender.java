package io.ridethrough.faults.bench;

import java.net.URI;

/**
 * A running proxy server that is measured.
 *
 * @param api the base of its HTTP API, such as {@code http://127.0.0.1:8474}
 * @param pid its process, whose memory is read
 */
public record Contender(String name, URI api, long pid) {}
