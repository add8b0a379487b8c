/** Proving scenarios: the sound system must pass them, and every planted defect be caught by the claim made for it. */
@NullMarked
package io.ridethrough.simulations.prove;

import org.jspecify.annotations.NullMarked;
