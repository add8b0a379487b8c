/**
 * How the store asks a model and goes on without it: a client with one total deadline, a breaker and a
 * bulkhead for each point, and rules for when no usable answer came. Depends on Resilience4j.
 */
@NullMarked
package io.ridethrough.stubs.store.inference;

import org.jspecify.annotations.NullMarked;
