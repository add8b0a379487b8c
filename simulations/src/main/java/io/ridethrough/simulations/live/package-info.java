/** The page of a run while it goes on, served on this machine alone. */
@NullMarked
package io.ridethrough.simulations.live;

import org.jspecify.annotations.NullMarked;
