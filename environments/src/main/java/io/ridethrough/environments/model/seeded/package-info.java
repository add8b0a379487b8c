/**
 * Where the built-in weights come from: a small corpus for the vocabulary and a seed for the numbers.
 * Used to make and to verify the committed file; a running model only reads that file.
 */
@NullMarked
package io.ridethrough.environments.model.seeded;

import org.jspecify.annotations.NullMarked;
