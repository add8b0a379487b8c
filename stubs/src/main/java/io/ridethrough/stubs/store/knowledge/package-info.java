/**
 * What a wealth manager knows: its house rules, its clients' notes and its views of funds, sealed with its
 * own key and found again by their words. Depends on the ledger and on tenancy.
 */
@NullMarked
package io.ridethrough.stubs.store.knowledge;

import org.jspecify.annotations.NullMarked;
