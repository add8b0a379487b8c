package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00.123456Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void an_event_is_one_line_stamped_in_microseconds() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (JournalWriter journal = JournalWriter.create(file, CLOCK)) {
            journal.append("phase-started", Map.of("phase", "slow"));

            assertThat(file).hasContent("{\"at\":1767225600123456,\"event\":\"phase-started\",\"phase\":\"slow\"}\n");
        }
        JournalEvent event = JournalReader.read(file).get(0);
        assertThat(event.at()).isEqualTo(1767225600123456L);
        assertThat(event.event()).isEqualTo("phase-started");
        assertThat(event.fields()).hasToString("{\"phase\":\"slow\"}");
    }

    @Test
    void a_torn_last_line_is_left_out() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (JournalWriter journal = JournalWriter.create(file, CLOCK)) {
            journal.append("run-started", Map.of());
        }
        Files.writeString(file, "{\"at\":17672256,\"eve", StandardOpenOption.APPEND);

        assertThat(JournalReader.read(file)).extracting(JournalEvent::event).containsExactly("run-started");
    }

    @Test
    void a_line_torn_within_a_character_is_left_out() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        byte[] torn = "{\"at\":1,\"event\":\"a\"}\n{\"at\":2,\"event\":\"é".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(torn, torn.length - 1));

        assertThat(JournalReader.read(file)).hasSize(1);
    }

    @Test
    void a_broken_line_in_the_middle_is_named() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        Files.writeString(file, "{\"at\":1,\"event\":\"a\"}\n{\"at\":2}\n{\"at\":3,\"event\":\"c\"}\n");

        assertThatThrownBy(() -> JournalReader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_journal_is_never_overwritten() throws Exception {
        Path file = Files.createFile(folder.resolve("journal.ndjson"));

        assertThatThrownBy(() -> JournalWriter.create(file, CLOCK)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void fields_may_not_hide_the_stamp() throws Exception {
        try (JournalWriter journal = JournalWriter.create(folder.resolve("journal.ndjson"), CLOCK)) {
            assertThatThrownBy(() -> journal.append("probe", Map.of("at", 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_full_disk_is_told_and_ends_the_journal() throws Exception {
        LineFile full = LineFile.over(folder.resolve("journal.ndjson"), new FullDisk(), 1_000_000);
        try (JournalWriter journal = JournalWriter.over(full, CLOCK)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> journal.append("run-started", Map.of()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("journal.ndjson")
                        .hasMessageContaining("No space left on device");
            }
        }
    }

    @Test
    void a_journal_has_a_largest_size() throws Exception {
        try (LineFile file = LineFile.create(folder.resolve("small"), 10)) {
            file.append("12345678");

            assertThatThrownBy(() -> file.append("9")).hasMessageContaining("limit of 10 bytes");
            assertThat(folder.resolve("small")).hasContent("12345678\n");
        }
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_harms_no_other() throws Exception {
        Path path = folder.resolve("lines");
        try (LineFile file = LineFile.create(path, 1_000_000)) {
            assertThatThrownBy(() -> file.append("x".repeat(LineFile.LONGEST_LINE_BYTES)))
                    .isInstanceOf(IOException.class);
            file.append("next");
        }
        assertThat(LineFile.parsed(path, Line::toString)).containsExactly("next");
    }

    @Test
    void an_interrupted_thread_can_still_write() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (JournalWriter journal = JournalWriter.create(file, CLOCK)) {
            Thread.currentThread().interrupt();
            journal.append("interrupted", Map.of());
            assertThat(Thread.interrupted()).isTrue();
            journal.append("run-ended", Map.of());
        }
        assertThat(JournalReader.read(file)).hasSize(2);
    }

    @Test
    void threads_do_not_tear_each_others_lines() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (JournalWriter journal = JournalWriter.create(file, CLOCK)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> appendMany(journal));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(JournalReader.read(file)).hasSize(2_000);
    }

    private static void appendMany(JournalWriter journal) {
        try {
            for (int i = 0; i < 500; i++) {
                journal.append("probe", Map.of("source", "proxy", "attempts", i));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
