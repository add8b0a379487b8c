/** The compact file of a run's requests and journeys: one writer for the load generator, one reader for judging. */
@NullMarked
package io.ridethrough.results.samples;

import org.jspecify.annotations.NullMarked;
