package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;

/**
 * A simple product.
 *
 * @param id its entity id
 * @param price in USD
 * @param stock units that can still be sold
 */
public record Product(long id, String sku, String name, BigDecimal price, int stock) {}
