/**
 * Runs in pairs: what of two is compared, and the file that keeps which pairs a comparison has and what it came to. Knows
 * baselines and their gate; nothing in this module depends on it.
 */
@NullMarked
package io.ridethrough.results.baseline.pairing;

import org.jspecify.annotations.NullMarked;
