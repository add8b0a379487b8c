/**
 * What leaves the store: where a question may go, which model is asked for, and what is written down about
 * each call. Depends on inference and on tenancy.
 */
@NullMarked
package io.ridethrough.stubs.store.outbound;

import org.jspecify.annotations.NullMarked;
