/**
 * Byte-level byte-pair encoding as GPT-2 does it, the way back to text, and the chat format on top of it.
 * Reads its tables from GGUF metadata; knows neither tensors nor HTTP.
 */
@NullMarked
package io.ridethrough.environments.model.tokenizer;

import org.jspecify.annotations.NullMarked;
