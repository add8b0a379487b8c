package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.inference.ModelBenchFile;
import io.ridethrough.results.inference.ModelBenchPage;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchCommandTest {
    private static final String TOKEN = "sk-never-told";
    private static final ChatScript QUICK = ChatScript.steady(Duration.ofMillis(5), Duration.ofMillis(2), 3);

    @TempDir
    Path folder;

    private CommandLineRun bench(ScriptedChatServer server, String... more) {
        String[] first = {
            "model",
            "bench",
            "--url",
            server.address().toString(),
            "--rates",
            "10/s",
            "--duration",
            "500ms",
            "--warm-up",
            "0s",
            "--seed",
            "7",
            "--out",
            folder.toString()
        };
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void tells_every_mistake_at_once() {
        CommandLineRun run = CommandLineRun.of(
                "model",
                "bench",
                "--url",
                "ftp://x",
                "--rates",
                "4,2/s",
                "--sweep",
                "--duration",
                "soon",
                "--slo",
                "ttft=200ms,speed=1s",
                "--prompts",
                "no-such-file",
                "--token-env",
                "NO_SUCH_VARIABLE_HERE",
                "--token-file",
                "x",
                "--max-tokens",
                "0",
                "--arrivals",
                "never",
                "--seed",
                "one",
                "--pace",
                "20ms");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("--url:")
                .contains("--rates: each must be higher")
                .contains("--sweep and --rates")
                .contains("--duration: `soon`")
                .contains("--slo: `speed=1s`")
                .contains("--prompts: no-such-file can't be read")
                .contains("--token-file and --token-env")
                .contains("--max-tokens: `0`")
                .contains("--arrivals:")
                .contains("--seed: `one`")
                .contains("--pace: is of the reference model");
    }

    @Test
    void an_endpoint_that_is_not_there_is_69() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        CommandLineRun run = CommandLineRun.of("model", "bench", "--url", "http://127.0.0.1:" + port);

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).contains("the endpoint does not answer: not connected");
    }

    @Test
    void the_token_reaches_the_endpoint_and_nothing_else() throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, TOKEN + "\n");
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> QUICK)) {
            CommandLineRun run = bench(server, "--token-file", token.toString(), "--json");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(server.requests().stream()
                            .filter(request -> request.path().endsWith("completions")))
                    .isNotEmpty()
                    .allSatisfy(
                            request -> assertThat(request.headers()).containsEntry("authorization", "Bearer " + TOKEN));
            assertThat(run.out() + run.err()).doesNotContain(TOKEN);
            assertThat(Files.readString(folder.resolve(ModelBenchFile.NAME))).doesNotContain(TOKEN);
            assertThat(Files.readString(folder.resolve(ModelBenchPage.NAME))).doesNotContain(TOKEN);
        }
    }

    @Test
    void json_on_standard_output_is_the_file() throws IOException {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> QUICK)) {
            CommandLineRun run = bench(server, "--json", "--slo", "ttft=200ms,itl=50ms,tpot=1s,e2e=2s", "--model", "m");

            assertThat(run.out()).isEqualTo(Files.readString(folder.resolve(ModelBenchFile.NAME)));
            JsonNode result = new ObjectMapper().readTree(run.out());
            assertThat(result.path("load").path("seed").asInt()).isEqualTo(7);
            assertThat(result.path("objective").path("limitMillis").path("e2e").asInt())
                    .isEqualTo(2000);
            assertThat(server.requests().get(1).body()).contains("\"model\":\"m\"");
        }
    }

    @Test
    void the_table_has_a_row_a_rate_and_says_where_the_load_goes() {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> QUICK)) {
            CommandLineRun run = bench(server);

            assertThat(run.err()).contains("load goes to " + server.address());
            assertThat(run.out().lines().filter(line -> line.startsWith("10/s")))
                    .hasSize(1);
        }
    }

    @Test
    void a_model_that_says_it_is_paced_is_labelled() {
        ChatScript models =
                ChatScript.whole(200, "application/json", "", "{\"data\":[{\"id\":\"m\",\"ridethrough_pace_ms\":20}]}");
        try (ScriptedChatServer server =
                ScriptedChatServer.start(request -> request.path().equals("/v1/models") ? models : QUICK)) {
            assertThat(bench(server).out()).contains("PACED at 20 ms a step at least");
        }
    }

    @Test
    void prompts_come_from_a_file_of_lines_or_of_json() throws IOException {
        Path lines = folder.resolve("prompts.txt");
        Files.writeString(lines, "first\n\nsecond\n");
        Path json = folder.resolve("prompts.ndjson");
        Files.writeString(json, "{\"prompt\":\"third\"}\n");
        Path broken = folder.resolve("broken.ndjson");
        Files.writeString(broken, "{\"prompt\":\"third\"}\n{}\n");
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> QUICK)) {
            bench(server, "--prompts", lines.toString());
            bench(server, "--prompts", json.toString());

            assertThat(server.requests()).anyMatch(request -> request.body().contains("\"second\""));
            assertThat(server.requests()).anyMatch(request -> request.body().contains("\"third\""));
            assertThat(bench(server, "--prompts", broken.toString()).err()).contains("entry 2 of");
        }
    }

    @Test
    void only_loopback_is_this_machine() {
        assertThat(ModelBenchRequest.isLoopback(URI.create("http://127.0.0.1:1")))
                .isTrue();
        assertThat(ModelBenchRequest.isLoopback(URI.create("http://[::1]:1"))).isTrue();
        assertThat(ModelBenchRequest.isLoopback(URI.create("http://localhost"))).isTrue();
        assertThat(ModelBenchRequest.isLoopback(URI.create("http://model.example")))
                .isFalse();
        assertThat(ModelBenchRequest.isLoopback(URI.create("http://127.0.0.1.example")))
                .isFalse();
    }
}
