/**
 * Whether a stop condition is true, found in the same way while a run plays and when it is judged. May use the plan and the
 * run's records; does no I/O and reads no clock.
 */
@NullMarked
package io.ridethrough.results.stop;

import org.jspecify.annotations.NullMarked;
