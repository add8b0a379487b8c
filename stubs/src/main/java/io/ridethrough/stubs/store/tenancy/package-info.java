/** Whose clients are whose, and under which law. Depends on nothing but the ledger's keepers of it. */
@NullMarked
package io.ridethrough.stubs.store.tenancy;

import org.jspecify.annotations.NullMarked;
