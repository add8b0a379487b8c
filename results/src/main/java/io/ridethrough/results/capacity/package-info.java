/**
 * Capacity: how many orders a shop takes within its service level while its model is healthy, slow or out. The values that
 * a study measures, what is estimated from them, and what a review is told. Reads no file and no clock.
 */
@NullMarked
package io.ridethrough.results.capacity;

import org.jspecify.annotations.NullMarked;
