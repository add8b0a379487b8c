package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.toxics.Toxic;
import java.time.Duration;
import java.util.Optional;

/**
 * A toxic and how long it stays without renewal.
 *
 * @param lease what was asked for, zero for ever; empty for the server's own
 */
record LeasedToxic(Toxic toxic, Optional<Duration> lease) {}
