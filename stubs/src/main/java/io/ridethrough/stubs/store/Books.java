package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.knowledge.KnowledgeIndex;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.knowledge.TenantKeys;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.outbound.CallLog;
import java.io.IOException;
import java.time.Clock;

/** All that a store keeps: its ledger, the tenants' knowledge in it, and the record of its calls to models. */
record Books(Ledger ledger, KnowledgeIndex knowledge, CallLog calls) implements AutoCloseable {
    // One for each worker and one for whoever reads beside them.
    private static final int SPARE_CONNECTIONS = 2;

    /**
     * Opens them and plants the seed.
     *
     * @throws IOException when the tenants' keys or the call log can't be opened
     */
    static Books open(StoreSettings settings, LedgerSchema schema, Clock clock) throws IOException {
        CallLog calls = CallLog.open(settings.inference().outbound().callLog());
        try {
            int connections = settings.front().workers() + SPARE_CONNECTIONS;
            return seeded(settings, Ledger.open(settings.ledger(), connections, schema, clock), calls);
        } catch (IOException | RuntimeException unusable) {
            calls.close();
            throw unusable;
        }
    }

    private static Books seeded(StoreSettings settings, Ledger ledger, CallLog calls) throws IOException {
        try {
            // After the ledger, which one process alone can open: no other makes keys for it meanwhile.
            TenantKeys keys = settings.ledger().isPresent()
                    ? TenantKeys.beside(settings.ledger().get())
                    : TenantKeys.generate();
            new Seed(settings.customers(), settings.release()).plant(ledger);
            KnowledgeIndex knowledge = new KnowledgeIndex(ledger, keys);
            new SeededKnowledge(settings.customers()).plant(ledger, knowledge);
            return new Books(ledger, knowledge, calls);
        } catch (IOException | RuntimeException unusable) {
            ledger.close();
            throw unusable;
        }
    }

    @Override
    public void close() {
        ledger.close();
        calls.close();
    }
}
