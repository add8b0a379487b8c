package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void of_the_embedded_environment_there_is_nothing_but_fine_and_nothing_is_left() throws IOException {
        CommandLineRun run = doctor("--json", "--scenario", "checkout-brownout");

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(json.path("environment").asText()).isEqualTo("embedded");
        assertThat(json.path("examinations"))
                .hasSize(16)
                .allSatisfy(line -> assertThat(line.path("health").asText())
                        .as(line.toString())
                        .isEqualTo("fine"));
        assertThat(json.path("fine").asInt()).isEqualTo(16);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void what_is_broken_is_told_with_its_remedy_and_is_exit_code_1() throws IOException {
        CommandLineRun run = doctor("--env", nowhere().toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("broken      shop       nothing answers at http://127.0.0.1:")
                .contains("broken      faults     the fault proxy's API at http://127.0.0.1:")
                .contains("do start the shop")
                .contains("can't tell  cart       `shop` is broken")
                .containsPattern("\\d+ fine, 2 broken, \\d+ can't tell");
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void an_environment_that_is_not_there_is_bad_usage() {
        CommandLineRun run = doctor("--env", "nowhere");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("no such environment");
    }

    private CommandLineRun doctor(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "doctor";
        all[1] = "--runs";
        all[2] = folder.resolve("runs").toString();
        all[3] = "--no-color";
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandLineRun.of(all);
    }

    /** A definition of a shop and a fault proxy that are not there. */
    private Path nowhere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + free.getLocalPort();
            return Files.writeString(folder.resolve("nowhere.yaml"), """
                    environment: nowhere
                    kind: remote
                    shop: {url: %1$s}
                    faults: {api: %1$s, proxies: {inference: inference}}
                    """.formatted(address));
        }
    }
}
