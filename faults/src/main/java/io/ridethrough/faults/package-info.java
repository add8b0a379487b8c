/**
 * The vocabulary of failure: what can be broken ({@link io.ridethrough.faults.Fault}) and who breaks it
 * ({@link io.ridethrough.faults.Injector}). Depends on the JDK alone; its subpackages know Netty and Toxiproxy.
 */
@NullMarked
package io.ridethrough.faults;

import org.jspecify.annotations.NullMarked;
