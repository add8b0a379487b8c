/**
 * The HTTP side: an OpenAI-compatible chat API on loopback, by Netty, in front of the engine and the tokenizer.
 * Knows nothing of tensors or of weight files.
 */
@NullMarked
package io.ridethrough.environments.model.server;

import org.jspecify.annotations.NullMarked;
