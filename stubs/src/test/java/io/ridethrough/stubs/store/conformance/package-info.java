/** The recordings of real shops, played again to the reference store. */
@NullMarked
package io.ridethrough.stubs.store.conformance;

import org.jspecify.annotations.NullMarked;
