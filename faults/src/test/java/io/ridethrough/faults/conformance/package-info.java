/**
 * What a server of Toxiproxy's API does, behaviour by behaviour, observed from outside over HTTP and sockets. The same
 * observations are made of the fault proxy and, where it is to be had, of the original.
 */
@NullMarked
package io.ridethrough.faults.conformance;

import org.jspecify.annotations.NullMarked;
