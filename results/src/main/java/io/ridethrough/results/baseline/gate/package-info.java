/**
 * Whether a candidate is worse than a baseline, from pairs of runs: pure functions of numbers, of which none knows what
 * was measured. Reads no file and no clock.
 */
@NullMarked
package io.ridethrough.results.baseline.gate;

import org.jspecify.annotations.NullMarked;
