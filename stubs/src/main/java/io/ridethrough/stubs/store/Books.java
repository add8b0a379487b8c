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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * All that a store keeps: its ledger, the tenants' knowledge in it, and the record of its calls to models.
 *
 * @param planting the seed, which is planted beside the rest of a start
 */
record Books(Ledger ledger, KnowledgeIndex knowledge, CallLog calls, CompletableFuture<Void> planting)
        implements AutoCloseable {
    // One for each worker and one for whoever reads beside them.
    private static final int SPARE_CONNECTIONS = 2;

    /**
     * Opens them and begins to plant the seed.
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
            KnowledgeIndex knowledge = new KnowledgeIndex(ledger, keys);
            CompletableFuture<Void> planting = CompletableFuture.runAsync(() -> {
                new Seed(settings.customers(), settings.release()).plant(ledger);
                new SeededKnowledge(settings.customers()).plant(ledger, knowledge);
            });
            return new Books(ledger, knowledge, calls, planting);
        } catch (IOException | RuntimeException unusable) {
            ledger.close();
            throw unusable;
        }
    }

    /** Waits until the seed is planted; what went wrong with it is thrown. */
    void awaitSeed() {
        try {
            planting.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        // A ledger is not closed under the feet of whoever fills it; that it failed was told at the start.
        planting.exceptionally(failed -> null).join();
        ledger.close();
        calls.close();
    }
}
