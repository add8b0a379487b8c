/**
 * The reference model's engine beside another one: the same weights and prompts, each engine in a process of its own,
 * since a native library can take its virtual machine with it. Knows nothing of HTTP.
 */
@NullMarked
package io.ridethrough.environments.model.contest;

import org.jspecify.annotations.NullMarked;
