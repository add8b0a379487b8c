/**
 * The client's side of an OpenAI-compatible endpoint: one question, and all that was seen of its answer. Knows nothing of
 * the reference model, which is one such endpoint among others.
 */
@NullMarked
package io.ridethrough.environments.inference;

import org.jspecify.annotations.NullMarked;
