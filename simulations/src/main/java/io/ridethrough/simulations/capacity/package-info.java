/**
 * Capacity studies: which runs a study is made of, what each plays, and playing them one after the other. Knows the conductor's
 * requests and scenarios; what they measured is read, and estimated, by the results.
 */
@NullMarked
package io.ridethrough.simulations.capacity;

import org.jspecify.annotations.NullMarked;
