package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void starts_with_the_proxies_of_a_file() throws IOException, InterruptedException, EnvironmentUnavailableException {
        Path config = Files.writeString(
                folder.resolve("proxies.json"),
                "[{\"name\":\"inference\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:1\"}]");
        JavaCommand command = new JavaCommand(
                "proxy",
                Main.class.getName(),
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                List.of("proxy", "--port", "0", "--config", config.toString()),
                folder);

        ChildProcess.Serving serving = ChildProcess.serve(command, PATIENCE);
        try (ChildProcess process = serving.process()) {
            HttpRequest request = HttpRequest.newBuilder(serving.address().resolve("/proxies/inference"))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .contains("\"upstream\":\"127.0.0.1:1\"");
            assertThat(process.failure()).isEmpty();
        }
    }

    @Test
    void refuses_a_file_that_is_no_list_of_proxies() throws IOException {
        Path config = Files.writeString(folder.resolve("proxies.json"), "{}");

        CommandLineRun run = CommandLineRun.of("proxy", "--port", "0", "--config", config.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("proxies.json", "not an array of proxies");
    }

    @Test
    void refuses_a_file_that_is_not_there() {
        CommandLineRun run = CommandLineRun.of(
                "proxy", "--port", "0", "--config", folder.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("none.json");
    }

    @Test
    void refuses_caps_that_let_nothing_pass() {
        assertThat(CommandLineRun.of("proxy", "--max-connections", "0").exitCode())
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(CommandLineRun.of("proxy", "--max-buffered", "3000000").exitCode())
                .isEqualTo(ExitCode.USAGE.status());
    }
}
