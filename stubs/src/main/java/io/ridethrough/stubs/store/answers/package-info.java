/** Answers that are kept for a while, each for the one client that it was given to. Depends on inference. */
@NullMarked
package io.ridethrough.stubs.store.answers;

import org.jspecify.annotations.NullMarked;
