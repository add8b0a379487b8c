/**
 * Credentials that nobody is told: where they stand, how they are read, and how they are kept out of what is written. Knows
 * no environment.
 */
@NullMarked
package io.ridethrough.environments.secret;

import org.jspecify.annotations.NullMarked;
