package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.egress.Place;
import io.ridethrough.environments.guard.AllowedTargets;
import io.ridethrough.environments.guard.Boundary;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.environments.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearanceRecordTest {
    @TempDir
    private Path folder;

    @Test
    void the_journal_keeps_where_hosts_stood_and_that_somebody_was_allowed_to_call_production() throws Exception {
        Clearance clearance = new Guard(host -> Place.literal("203.0.113.10").orElseThrow())
                .clear(
                        "live",
                        new Boundary(
                                Map.of("shop.url", URI.create("https://www.shop.example")),
                                AllowedTargets.of(List.of(
                                        Place.ofAnyPort("*.shop.example").orElseThrow())),
                                LoadLimits.NONE),
                        true);

        assertThat(journal(clearance))
                .contains("\"event\":\"hosts-pinned\"", "{\"www.shop.example\":[\"203.0.113.10\"]}")
                .contains("\"event\":\"production-allowed\"", "[\"www.shop.example\"]");
    }

    @Test
    void the_journal_keeps_nothing_of_a_run_on_this_machine() throws Exception {
        assertThat(journal(Clearance.LOOPBACK)).isEmpty();
    }

    @Test
    void what_others_repeat_of_a_secret_is_not_written() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        Redaction redaction = Redaction.of(List.of(Secret.of("tok-4711-heron")));
        try (RunJournal journal = new RunJournal(file, Clock.systemUTC(), redaction)) {
            journal.append("ledger-unread", Map.of("reason", "no right for `tok-4711-heron`"));
        }

        assertThat(Files.readString(file)).contains("no right for `***`").doesNotContain("4711");
    }

    private String journal(Clearance clearance) throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (RunJournal journal = new RunJournal(file, Clock.systemUTC())) {
            ClearanceRecord.journal(clearance, journal);
        }
        return Files.readString(file);
    }
}
