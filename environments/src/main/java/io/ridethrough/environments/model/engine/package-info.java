/**
 * Generation: the llama forward pass, its key-value cache, and one thread that batches all requests continuously.
 * Works on token numbers only; depends on {@code gguf} for its weights and on nothing of HTTP.
 */
@NullMarked
package io.ridethrough.environments.model.engine;

import org.jspecify.annotations.NullMarked;
