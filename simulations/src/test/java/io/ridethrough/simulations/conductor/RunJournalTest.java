package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
    private static final int MORE_THAN_A_LINE_HOLDS = 100_000;

    @TempDir
    private Path folder;

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(5), ZoneOffset.UTC);

    @Test
    void stamps_events_with_its_clock() throws IOException {
        Path file = folder.resolve("journal.ndjson");
        try (RunJournal journal = new RunJournal(file, clock)) {
            journal.append("quiet", Map.of("forMillis", 2));

            assertThat(journal.failure()).isEmpty();
        }

        assertThat(JournalReader.read(file)).singleElement().satisfies(event -> {
            assertThat(event.at()).isEqualTo(5_000);
            assertThat(event.event()).isEqualTo("quiet");
            assertThat(event.fields().path("forMillis").asInt()).isEqualTo(2);
        });
    }

    @Test
    void keeps_the_first_failure_instead_of_throwing() throws IOException {
        RunJournal journal = new RunJournal(folder.resolve("journal.ndjson"), clock);
        journal.append("failed", Map.of("reason", "x".repeat(MORE_THAN_A_LINE_HOLDS)));
        journal.close();
        journal.append("quiet", Map.of());

        assertThat(journal.failure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("is too long"));
    }
}
