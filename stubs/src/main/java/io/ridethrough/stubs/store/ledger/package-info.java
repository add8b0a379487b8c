/**
 * What the shop remembers: products, carts, customers and orders in H2, with the constraints that keep
 * one order a cart. Depends on JDBC alone; only the checkout decides when an order is placed.
 */
@NullMarked
package io.ridethrough.stubs.store.ledger;

import org.jspecify.annotations.NullMarked;
