package io.ridethrough.faults.toxiproxy;

import java.util.Optional;

/**
 * What the API knows a fault by.
 *
 * @param toxic the toxic's name; empty for an outage, which has none but the proxy's
 */
record FaultName(String proxy, Optional<String> toxic) {}
