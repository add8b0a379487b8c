/**
 * What the steps of a study say: capacity with its interval, what ran out, and how large a model must be. Pure functions of
 * measurements; reads no file and no clock, and draws by seed.
 */
@NullMarked
package io.ridethrough.results.capacity.estimate;

import org.jspecify.annotations.NullMarked;
