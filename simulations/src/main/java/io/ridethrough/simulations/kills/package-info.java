/**
 * Kills runners in mid-fault and looks for what they leave on a fault proxy. Knows processes and the proxy's API, and
 * nothing of scenarios.
 */
@NullMarked
package io.ridethrough.simulations.kills;

import org.jspecify.annotations.NullMarked;
