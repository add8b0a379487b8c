/**
 * What the reference model is taught: prompts as the reference store words them, and the right answers by explicit rules.
 * Drawn from a seed; knows nothing of networks.
 */
@NullMarked
package io.ridethrough.environments.model.corpus;

import org.jspecify.annotations.NullMarked;
