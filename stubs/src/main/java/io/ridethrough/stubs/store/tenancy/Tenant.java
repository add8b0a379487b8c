package io.ridethrough.stubs.store.tenancy;

import java.util.Arrays;
import java.util.Optional;

/** A wealth manager whose clients shop here. Nothing of one may ever show in what another's client is told. */
public enum Tenant {
    /** The shop's default store view. */
    ALPINE("alpine", "default", Jurisdiction.CH),
    /** The second store view. */
    HARBOUR("harbour", "harbour", Jurisdiction.EU);

    private final String label;
    private final String storeCode;
    private final Jurisdiction home;

    Tenant(String label, String storeCode, Jurisdiction home) {
        this.label = label;
        this.storeCode = storeCode;
        this.home = home;
    }

    /** The tenant's name in logs and headers. */
    public String label() {
        return label;
    }

    /** What header {@code Store} names it by. */
    public String storeCode() {
        return storeCode;
    }

    /** Where its guests count as living. */
    public Jurisdiction home() {
        return home;
    }

    /** The tenant behind a store view. */
    public static Optional<Tenant> ofStore(String code) {
        return Arrays.stream(values()).filter(it -> it.storeCode.equals(code)).findFirst();
    }
}
