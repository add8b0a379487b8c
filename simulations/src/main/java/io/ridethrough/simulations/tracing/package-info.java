/**
 * What a run's requests tell the shop's own tracing: whose journey each is of, and what the plan had at the moment of sending.
 * Knows the plan, and neither Gatling nor the conductor.
 */
@NullMarked
package io.ridethrough.simulations.tracing;

import org.jspecify.annotations.NullMarked;
