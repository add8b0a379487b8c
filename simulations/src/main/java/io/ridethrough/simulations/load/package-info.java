/**
 * Who arrives when: arrivals are drawn before a run and sent by a generator in a process of its own.
 * Depends on the flows that it sends clients through, and on nothing that judges them.
 */
@NullMarked
package io.ridethrough.simulations.load;

import org.jspecify.annotations.NullMarked;
