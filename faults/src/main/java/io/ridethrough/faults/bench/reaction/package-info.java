/**
 * Measures how soon a planned fault acts on dense traffic, and how soon traffic is free of it, on a fault proxy in this
 * process that is driven over its API. Depends on the proxy and the injector.
 */
@NullMarked
package io.ridethrough.faults.bench.reaction;

import org.jspecify.annotations.NullMarked;
