package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSummaryTest {

    @TempDir
    Path folder;

    @Test
    void the_last_summary_counts() throws IOException {
        Path log = Files.writeString(folder.resolve("gatling.log"), """
                > Global              |       208 |       188 |        20
                > browse              |       208 |       188 |        20
                > Global              |   1,327 |       301 |     1,026
                > browse              |   1,327 |       301 |     1,026
                """);

        assertThat(ConsoleSummary.requests(log)).isEqualTo(1_327);
    }

    @Test
    void without_a_summary_nothing_was_counted() throws IOException {
        assertThat(ConsoleSummary.requests(Files.writeString(folder.resolve("gatling.log"), "Simulation started\n")))
                .isZero();
    }
}
