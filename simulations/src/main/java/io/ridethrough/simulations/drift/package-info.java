/**
 * Two models asked the same golden prompts, for {@code results} to compare: which models, how they are reached, and what
 * they answered. Depends on environments and results, on nothing else of this module.
 */
@NullMarked
package io.ridethrough.simulations.drift;

import org.jspecify.annotations.NullMarked;
