/** Passes a caller's trace on to those whom the store calls in turn. Depends on the front. */
@NullMarked
package io.ridethrough.stubs.store.tracing;

import org.jspecify.annotations.NullMarked;
