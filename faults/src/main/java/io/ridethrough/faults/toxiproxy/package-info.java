/**
 * An injector over Toxiproxy's HTTP API: the original server or the fault proxy of this module.
 * Depends on toxiproxy-java, Jackson and the JDK's HTTP client, not on the proxy's own classes.
 */
@NullMarked
package io.ridethrough.faults.toxiproxy;

import org.jspecify.annotations.NullMarked;
