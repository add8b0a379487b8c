/**
 * Who arrives when: arrivals are drawn from the seed before a run.
 * Depends on the JDK only.
 */
@NullMarked
package io.ridethrough.simulations.load;

import org.jspecify.annotations.NullMarked;
