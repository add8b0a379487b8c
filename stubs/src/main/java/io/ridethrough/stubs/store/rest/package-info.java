/**
 * The part of Magento's REST interface that reconciliation reads: administrator tokens and the order
 * search. Depends on the ledger.
 */
@NullMarked
package io.ridethrough.stubs.store.rest;

import org.jspecify.annotations.NullMarked;
