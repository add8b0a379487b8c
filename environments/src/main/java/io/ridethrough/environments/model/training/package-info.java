/**
 * Trains the reference model: vocabulary, network, gradients, optimiser, and the way into a GGUF file. Plain Java, on the
 * processor, the same bytes in every run. A running model depends on nothing here.
 */
@NullMarked
package io.ridethrough.environments.model.training;

import org.jspecify.annotations.NullMarked;
