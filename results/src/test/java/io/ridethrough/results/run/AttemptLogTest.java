package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLogTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_appended_is_read_back() throws Exception {
        Path file = folder.resolve("attempts.csv");
        try (AttemptLog log = AttemptLog.create(file)) {
            log.append(new Attempt(5, "inference", "advice"));
            log.append(new Attempt(6, "payment", ""));
        }

        assertThat(file).hasContent("at_micros,target,point\n5,inference,advice\n6,payment,\n");
        assertThat(AttemptReader.read(file))
                .containsExactly(new Attempt(5, "inference", "advice"), new Attempt(6, "payment", ""));
    }

    @Test
    void rows_reach_the_file_while_the_log_is_open() throws Exception {
        Path file = folder.resolve("attempts.csv");
        try (AttemptLog log = AttemptLog.create(file)) {
            log.append(new Attempt(5, "inference", "advice"));

            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (AttemptReader.read(file).isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(AttemptReader.read(file)).hasSize(1);
        }
    }

    @Test
    void a_name_from_the_wire_cannot_break_a_row() throws Exception {
        Path file = folder.resolve("attempts.csv");
        try (AttemptLog log = AttemptLog.create(file)) {
            log.append(new Attempt(5, "inference", "ad,vice\n\"x\"" + "y".repeat(100)));
        }

        assertThat(AttemptReader.read(file))
                .singleElement()
                .satisfies(attempt ->
                        assertThat(attempt.point()).startsWith("ad_vice__x_y").hasSize(64));
    }

    @Test
    void a_torn_last_row_is_left_out() throws Exception {
        Path file = folder.resolve("attempts.csv");
        try (AttemptLog log = AttemptLog.create(file)) {
            log.append(new Attempt(5, "inference", "advice"));
        }
        Files.writeString(file, "6,infer", StandardOpenOption.APPEND);

        assertThat(AttemptReader.read(file)).hasSize(1);
    }

    @Test
    void a_file_of_something_else_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("attempts.csv"), "time,name\n1,a\n");

        assertThatThrownBy(() -> AttemptReader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("time,name");
    }

    @Test
    void a_malformed_row_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("attempts.csv"), AttemptLog.HEADER + "\nsoon,inference,advice\n");

        assertThatThrownBy(() -> AttemptReader.read(file)).hasMessageContaining("line 2");
    }
}
