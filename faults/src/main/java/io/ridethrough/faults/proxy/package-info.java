/**
 * The fault proxy: TCP relays on loopback whose traffic can be broken, driven in-process or over Toxiproxy's HTTP API,
 * with leases and counters on top. Depends on Netty and Jackson; knows nothing of what it stands in front of.
 */
@NullMarked
package io.ridethrough.faults.proxy;

import org.jspecify.annotations.NullMarked;
