/**
 * What recording costs the load generator: one simulation with and without it, turn by turn, each in a process of its own.
 * Drives Gatling as a run does, and knows neither the conductor nor a scenario.
 */
@NullMarked
package io.ridethrough.simulations.bench.engine;

import org.jspecify.annotations.NullMarked;
