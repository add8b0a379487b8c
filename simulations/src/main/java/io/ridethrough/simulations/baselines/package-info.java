/** Recording baselines: playing a scenario again and again, in turns where two are compared. Knows the conductor's requests. */
@NullMarked
package io.ridethrough.simulations.baselines;

import org.jspecify.annotations.NullMarked;
