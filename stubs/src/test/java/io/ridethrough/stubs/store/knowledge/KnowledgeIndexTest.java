package io.ridethrough.stubs.store.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.SealedEntry;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeIndexTest {
    private static final int CUSTOMERS = 4;

    private static Ledger seeded(TenantKeys keys, Optional<Path> directory) {
        Ledger ledger = Ledger.open(directory, 2, new LedgerSchema(true), Clock.systemUTC());
        new Seed(CUSTOMERS, MagentoRelease.DEFAULT).plant(ledger);
        new SeededKnowledge(CUSTOMERS).plant(ledger, new KnowledgeIndex(ledger, keys));
        return ledger;
    }

    private static Client client(Ledger ledger, int number) {
        return ledger.<Client, RuntimeException>transact(shop ->
                shop.customers().byEmail(Seed.email(number)).orElseThrow().client());
    }

    @Test
    void finds_the_clients_own_note_that_shares_most_words_with_the_question() {
        TenantKeys keys = TenantKeys.generate();
        try (Ledger ledger = seeded(keys, Optional.empty())) {
            KnowledgeIndex index = new KnowledgeIndex(ledger, keys);
            Client client = client(ledger, 1);
            assertThat(index.notes(client, "Is this order suitable, and what is its risk?", 1))
                    .containsExactly(SeededKnowledge.notes(1).get(0));
            assertThat(index.notes(client, "Which funds does the client hold since when?", 1))
                    .containsExactly(SeededKnowledge.notes(1).get(1));
            assertThat(index.views(Tenant.ALPINE, "state bonds", 1))
                    .singleElement()
                    .asString()
                    .startsWith("Baltic Bond");
        }
    }

    @Test
    void no_search_brings_another_clients_canary() {
        TenantKeys keys = TenantKeys.generate();
        try (Ledger ledger = seeded(keys, Optional.empty())) {
            KnowledgeIndex index = new KnowledgeIndex(ledger, keys);
            for (int number = 1; number <= CUSTOMERS; number++) {
                assertThat(index.notes(client(ledger, number), "order", 10))
                        .hasSize(2)
                        .allMatch(note -> note.contains("heron-"))
                        .allMatch(keeper(number));
            }
            assertThat(index.notes(Client.guest(Tenant.ALPINE), "order", 10)).isEmpty();
        }
    }

    private static java.util.function.Predicate<String> keeper(int number) {
        return note -> note.contains(SeededKnowledge.canary(number));
    }

    @Test
    void the_ledger_holds_no_readable_word_of_a_note() {
        try (Ledger ledger = seeded(TenantKeys.generate(), Optional.empty())) {
            Client client = client(ledger, 1);
            List<SealedEntry> entries = ledger.<List<SealedEntry>, RuntimeException>transact(
                    shop -> shop.knowledge().of(client.tenant(), client.customer()));
            assertThat(entries)
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(new String(entry.sealed(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("heron", "risk", "funds"));
        }
    }

    @Test
    void neither_another_tenants_key_nor_another_clients_name_opens_a_text() throws Exception {
        Sealing sealing = new Sealing(TenantKeys.generate());
        Sealing.Owner owner = new Sealing.Owner(Tenant.ALPINE, OptionalLong.of(7));
        byte[] sealed = sealing.seal(owner, "private".getBytes(StandardCharsets.UTF_8));

        assertThat(sealing.open(owner, sealed)).asString(StandardCharsets.UTF_8).isEqualTo("private");
        assertThatThrownBy(() -> sealing.open(new Sealing.Owner(Tenant.HARBOUR, OptionalLong.of(7)), sealed))
                .isInstanceOf(Sealing.DoesNotOpen.class);
        assertThatThrownBy(() -> sealing.open(new Sealing.Owner(Tenant.ALPINE, OptionalLong.of(8)), sealed))
                .isInstanceOf(Sealing.DoesNotOpen.class);
        assertThatThrownBy(() -> new Sealing(TenantKeys.generate()).open(owner, sealed))
                .isInstanceOf(Sealing.DoesNotOpen.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealing.open(owner, sealed)).isInstanceOf(Sealing.DoesNotOpen.class);
    }

    @Test
    void keys_beside_a_ledger_open_its_notes_after_a_restart(@TempDir Path directory) throws Exception {
        seeded(TenantKeys.beside(directory), Optional.of(directory)).close();
        TenantKeys again = TenantKeys.beside(directory);
        try (Ledger ledger = seeded(again, Optional.of(directory))) {
            assertThat(new KnowledgeIndex(ledger, again).notes(client(ledger, 2), "order", 10))
                    .hasSize(2);
            KnowledgeIndex stranger = new KnowledgeIndex(ledger, TenantKeys.generate());
            Client client = client(ledger, 2);
            assertThatThrownBy(() -> stranger.notes(client, "order", 1)).hasMessageContaining("does not open");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(TenantKeys.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_file_without_a_tenants_key_is_refused_without_showing_a_key(@TempDir Path directory) throws Exception {
        String key = "ab".repeat(32);
        Files.writeString(directory.resolve(TenantKeys.FILE), "alpine=" + key + "\nharbour=12\n");
        assertThatThrownBy(() -> TenantKeys.beside(directory))
                .hasMessageContaining("harbour")
                .hasMessageNotContaining(key);
    }

    @Test
    void an_empty_key_file_of_a_killed_process_is_written_anew(@TempDir Path directory) throws Exception {
        Files.createFile(directory.resolve(TenantKeys.FILE));
        TenantKeys made = TenantKeys.beside(directory);
        assertThat(TenantKeys.beside(directory).of(Tenant.ALPINE)).isEqualTo(made.of(Tenant.ALPINE));
    }
}
