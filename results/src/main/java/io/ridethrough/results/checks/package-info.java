/**
 * Judging: one small check for each kind of claim, each a pure function of a run's record. Depends on plan, run and
 * verdict; does no I/O.
 */
@NullMarked
package io.ridethrough.results.checks;

import org.jspecify.annotations.NullMarked;
