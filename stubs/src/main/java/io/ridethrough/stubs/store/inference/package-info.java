/**
 * How the store asks a model and goes on without it: a client with one total deadline; a bulkhead, retries and a
 * breaker for each point; and a fallback for when no usable answer came. Depends on Resilience4j and the ledger's values.
 */
@NullMarked
package io.ridethrough.stubs.store.inference;

import org.jspecify.annotations.NullMarked;
