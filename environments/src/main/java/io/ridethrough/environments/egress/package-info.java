/**
 * What leaves the system under test: a forward proxy that passes its calls on and writes each down.
 * Depends on Netty and Jackson.
 */
@NullMarked
package io.ridethrough.environments.egress;

import org.jspecify.annotations.NullMarked;
