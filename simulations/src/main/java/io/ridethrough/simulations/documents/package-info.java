/**
 * GraphQL documents that an environment sends in place of the built-in ones: read, held against what the flows send, and kept with
 * a run. Knows no conductor.
 */
@NullMarked
package io.ridethrough.simulations.documents;

import org.jspecify.annotations.NullMarked;
