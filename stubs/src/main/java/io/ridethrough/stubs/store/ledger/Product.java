package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;

/**
 * A simple or virtual product.
 *
 * @param id its entity id
 * @param isVirtual nothing is shipped
 * @param price in USD
 * @param stock units that can still be sold
 */
public record Product(long id, String sku, String name, boolean isVirtual, BigDecimal price, int stock) {}
