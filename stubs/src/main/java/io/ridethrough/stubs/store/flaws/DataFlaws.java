package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import java.util.Map;

/** Whose data goes where, and which model answers. */
final class DataFlaws {
    private DataFlaws() {}

    static Map<Defect, Flaw> all() {
        return Map.of(
                Defect.OFFSHORE_FAILOVER, new OffshoreFailover(),
                Defect.PERSONAL_DATA_OFFSHORE, new PersonalDataOffshore(),
                Defect.TENANT_CACHE_LEAK, new TenantCacheLeak(),
                Defect.SILENT_MODEL_SWAP, new SilentModelSwap(),
                Defect.ROLLBACK_DROPS_INFLIGHT, new RollbackDropsInflight());
    }
}
