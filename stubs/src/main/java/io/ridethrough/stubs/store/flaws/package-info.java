/**
 * The flaws that can be planted in a store, each a small class that replaces one sound part. Nothing
 * outside depends on them but the composition root.
 */
@NullMarked
package io.ridethrough.stubs.store.flaws;

import org.jspecify.annotations.NullMarked;
