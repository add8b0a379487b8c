/**
 * What both interfaces, GraphQL and REST, share: what the shop offers, its rules for accounts and
 * addresses, and its refusals. Depends on the ledger, on tenancy and on inference.
 */
@NullMarked
package io.ridethrough.stubs.store.shop;

import org.jspecify.annotations.NullMarked;
