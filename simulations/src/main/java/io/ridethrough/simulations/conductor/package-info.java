/**
 * Plays a plan: starts the environment and the load, opens and closes faults on time, reads the probes, and leaves a
 * run folder that {@code results} can judge. May depend on every other module.
 */
@NullMarked
package io.ridethrough.simulations.conductor;

import org.jspecify.annotations.NullMarked;
