/**
 * Placing an order: lock the cart, ask for advice, charge, then write the order in one transaction; and
 * settling what was cut off in between.
 * Depends on the ledger and on inference.
 */
@NullMarked
package io.ridethrough.stubs.store.checkout;

import org.jspecify.annotations.NullMarked;
