package io.ridethrough.stubs.store.ledger;

/**
 * An address in a customer's book.
 *
 * @param id its entity id
 */
public record CustomerAddress(long id, Address address, boolean isDefaultShipping, boolean isDefaultBilling) {}
