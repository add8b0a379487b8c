/**
 * Benchmarks that need processes: starts what is measured, each part in a process of its own, and ends it afterwards.
 * What is measured, and how, stands with the part itself.
 */
@NullMarked
package io.ridethrough.simulations.bench;

import org.jspecify.annotations.NullMarked;
