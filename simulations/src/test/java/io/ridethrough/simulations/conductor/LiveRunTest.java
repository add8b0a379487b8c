package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunTest {
    @TempDir
    private Path path;

    private final List<String> closed = new CopyOnWriteArrayList<>();
    private LiveRun live;

    @BeforeEach
    void open() throws IOException {
        live = LiveRun.open(new RunFolder(path), new TimelineClock());
    }

    @Test
    void parts_are_closed_in_the_reverse_order_of_their_start_and_once() throws IOException {
        live.own(part("environment"));
        live.own(part("generator"));
        live.own(part("faults"));

        live.close();
        live.close();

        assertThat(closed).containsExactly("faults", "generator", "environment");
        assertThat(events()).containsExactly("run-ended");
    }

    @Test
    void the_last_event_tells_how_long_each_file_is_when_all_are_closed() throws IOException {
        live.own(() -> Files.writeString(new RunFolder(path).claims(), "12345"));

        live.close();

        var bytes = JournalReader.read(new RunFolder(path).journal())
                .get(0)
                .fields()
                .path("bytes");
        assertThat(bytes.path("claims.ndjson").asLong()).isEqualTo(5);
        assertThat(bytes.path("attempts.csv").asLong()).isEqualTo(Files.size(new RunFolder(path).attempts()));
        assertThat(bytes.size()).isEqualTo(2);
    }

    @Test
    void a_part_that_does_not_close_is_told_and_does_not_keep_the_others_open() throws IOException {
        live.own(part("environment"));
        live.own(() -> {
            throw new IllegalStateException("stuck");
        });

        live.close();

        assertThat(closed).containsExactly("environment");
        assertThat(events()).containsExactly("close-failed", "run-ended");
    }

    @Test
    void a_part_that_comes_after_the_end_is_closed_at_once() {
        live.close();

        live.own(part("late"));

        assertThat(closed).containsExactly("late");
    }

    @Test
    void an_interrupt_closes_all_and_says_so_in_the_journal() throws IOException {
        live.own(part("environment"));
        assertThat(live.isInterrupted()).isFalse();

        live.interrupt();
        live.close();

        assertThat(live.isInterrupted()).isTrue();
        assertThat(live.cannotGoOn()).isTrue();
        assertThat(closed).containsExactly("environment");
        assertThat(events()).containsExactly("interrupted", "run-ended");
    }

    @Test
    void a_run_whose_journal_cannot_be_written_cannot_go_on() {
        assertThat(live.cannotGoOn()).isFalse();

        live.journal().close();
        live.journal().append("probe", Map.of());

        assertThat(live.cannotGoOn()).isTrue();
        assertThat(live.recordingFailure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the run folder cannot be written: "));
        live.close();
    }

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    private List<String> events() throws IOException {
        return JournalReader.read(new RunFolder(path).journal()).stream()
                .map(JournalEvent::event)
                .toList();
    }
}
