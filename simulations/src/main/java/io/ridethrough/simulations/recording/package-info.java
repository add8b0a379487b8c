/**
 * Wraps Gatling requests, on its public Java DSL alone, so that every request, journey and order claim of a run is on
 * record. Without a recorder the same chains run anywhere Gatling does. Knows no flow of ours.
 */
@NullMarked
package io.ridethrough.simulations.recording;

import org.jspecify.annotations.NullMarked;
