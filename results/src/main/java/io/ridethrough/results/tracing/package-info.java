/** By which ids a run's journeys stand in the system under test's own tracing. Depends on nothing of ours. */
@NullMarked
package io.ridethrough.results.tracing;

import org.jspecify.annotations.NullMarked;
