package io.ridethrough.simulations.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.bench.SearchPath;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalTest {

    private static final EnginePlan PLAN = new EnginePlan(1, Duration.ofSeconds(2), Duration.ofSeconds(3), 32, 1);
    private static final URI URL = URI.create("http://127.0.0.1:8080");

    @TempDir
    Path folder;

    @Test
    void is_found_where_the_path_has_a_file_that_can_be_executed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createFile(plain.resolve("wrk"));
        Path program = Files.createFile(bin.resolve("wrk"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        SearchPath path =
                new SearchPath(String.join(File.pathSeparator, empty.toString(), "", plain.toString(), bin.toString()));

        assertThat(Rival.WRK.found(path)).contains(program);
        assertThat(Rival.K6.found(path)).isEmpty();
        assertThat(Rival.WRK.found(new SearchPath(""))).isEmpty();
    }

    @Test
    void has_as_many_connections_as_the_simulation_and_lasts_as_long() throws IOException {
        assertThat(Rival.WRK.arguments(PLAN, URL, folder)).contains("-c32", "-d7s", "http://127.0.0.1:8080/browse");
        assertThat(Rival.K6.arguments(PLAN, URL, folder))
                .containsSequence("--vus", "32", "--duration", "7s")
                .contains("--no-usage-report");
        assertThat(folder.resolve("engine.js")).content().contains("http.get('http://127.0.0.1:8080/browse')");
    }
}
