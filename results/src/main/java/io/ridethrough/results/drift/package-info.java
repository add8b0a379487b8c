/**
 * Whether another model decides as the one before did: a comparison of two models' answers to the same golden prompts.
 * Pure: from answers to a verdict, with neither a network nor a clock. {@code docs/drift.md} has the reasoning.
 */
@NullMarked
package io.ridethrough.results.drift;

import org.jspecify.annotations.NullMarked;
