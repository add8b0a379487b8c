/**
 * How long the shop works on a request: measured service times, and a processor that requests share. Knows requests
 * and their operations, nothing of what they do.
 */
@NullMarked
package io.ridethrough.stubs.store.pace;

import org.jspecify.annotations.NullMarked;
