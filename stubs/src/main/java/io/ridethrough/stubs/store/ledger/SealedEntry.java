package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.OptionalLong;

/**
 * A text that the ledger keeps and cannot read.
 *
 * @param customer whose it is; empty for what concerns all clients of the tenant
 * @param sealed at most {@value #MAX_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedEntry(Tenant tenant, OptionalLong customer, byte[] sealed) {
    /** The column's width. */
    public static final int MAX_BYTES = 8192;
}
