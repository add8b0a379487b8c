/**
 * Magento's REST interface: a router, a class for each resource, and errors in Magento's shape. Depends on
 * the ledger, checkout, shop and access; the rules that GraphQL has too are theirs.
 */
@NullMarked
package io.ridethrough.stubs.store.rest;

import org.jspecify.annotations.NullMarked;
