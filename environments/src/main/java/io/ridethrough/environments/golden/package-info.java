/**
 * Golden prompts: questions whose right decisions are known, so that a model that decides otherwise is noticed. May use
 * the client of an inference endpoint, and nothing of the reference model.
 */
@NullMarked
package io.ridethrough.environments.golden;

import org.jspecify.annotations.NullMarked;
