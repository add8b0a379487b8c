/** Measures the reference store from outside, over its HTTP interface. */
@NullMarked
package io.ridethrough.stubs.store.bench;

import org.jspecify.annotations.NullMarked;
