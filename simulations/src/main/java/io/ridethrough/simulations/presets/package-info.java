/** Presets of faults played one after the other in the same scenario, and what each claim came to under each. */
@NullMarked
package io.ridethrough.simulations.presets;

import org.jspecify.annotations.NullMarked;
