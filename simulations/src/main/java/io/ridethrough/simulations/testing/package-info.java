/**
 * Runs played from a test: {@code Ridethrough.scenario("checkout-brownout").run()} gives a run that AssertJ can assert on.
 * Plays what the command line plays, as it plays it; nothing else may depend on this package.
 */
@NullMarked
package io.ridethrough.simulations.testing;

import org.jspecify.annotations.NullMarked;
