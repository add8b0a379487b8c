/**
 * The load generator's process: a planned run's flows as one Gatling simulation, and the program that runs it and
 * reports to its parent on standard output. The one call of Gatling's internals is here.
 */
@NullMarked
package io.ridethrough.simulations.gatling;

import org.jspecify.annotations.NullMarked;
