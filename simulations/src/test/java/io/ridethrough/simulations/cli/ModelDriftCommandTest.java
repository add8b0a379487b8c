package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import io.ridethrough.stubs.chat.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDriftCommandTest {
    private static final int PROMPTS = 100;

    @TempDir
    private Path folder;

    private Path prompts = Path.of("");

    @BeforeEach
    void writePrompts() throws IOException {
        prompts = Files.writeString(
                folder.resolve("prompts.ndjson"),
                IntStream.range(0, PROMPTS).mapToObj("""
                                {"id":"p-%1$03d","purpose":"advice","jurisdiction":"CH","prompt":"client %1$03d",\
                                "decision":"EQ-CH","allowed":["EQ-CH","BD-CH"]}
                                """::formatted).collect(Collectors.joining()));
    }

    @Test
    void two_servers_that_decide_alike_have_not_drifted() throws IOException {
        try (ScriptedChatServer from = deciding("EQ-CH", request -> false);
                ScriptedChatServer to = deciding("EQ-CH", request -> false)) {
            CommandLineRun run = drift(from, to, "--decisions-alone", "--resamples", "20");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith("NO DRIFT: 100 of 100 decisions are the same")
                    .contains("20 resamples (seed 1): NO DRIFT 20, INCONCLUSIVE 0, DRIFT 0");
            assertThat(from.requests()).hasSize(2 * PROMPTS);
            assertThat(to.requests()).hasSize(PROMPTS);
        }
    }

    @Test
    void a_server_that_decides_otherwise_has_drifted_and_the_report_names_the_prompts() throws IOException {
        Path report = folder.resolve("drift.json");
        try (ScriptedChatServer from = deciding("BD-CH", request -> false);
                ScriptedChatServer to = deciding("BD-CH", asks("client 01"))) {
            CommandLineRun run = drift(from, to, "--decisions-alone", "--out", report.toString());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.out())
                    .startsWith("DRIFT: agreement: 10 of 100 decisions changed")
                    .contains("p-010: EQ-CH → BD-CH");
        }
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("grade").asText()).isEqualTo("DRIFT");
        assertThat(json.path("changed")).hasSize(10);
        assertThat(json.at("/figures/fromRight").asInt()).isEqualTo(PROMPTS);
        assertThat(json.at("/figures/toRight").asInt()).isEqualTo(90);
    }

    @Test
    void one_decision_outside_the_jurisdiction_is_drift() throws IOException {
        Path report = folder.resolve("drift.md");
        try (ScriptedChatServer from = deciding("EQ-US", request -> false);
                ScriptedChatServer to = deciding("EQ-US", asks("client 042"))) {
            CommandLineRun run = drift(from, to, "--decisions-alone", "--out", report.toString());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.out())
                    .startsWith("DRIFT: jurisdiction: the client's jurisdiction forbids the decision of p-042");
        }
        assertThat(report).content().contains("# DRIFT", "New violations", "| p-042 | advice | EQ-CH | EQ-US |");
    }

    @Test
    void servers_that_tell_no_probabilities_are_inconclusive() throws IOException {
        try (ScriptedChatServer from = deciding("EQ-CH", request -> false);
                ScriptedChatServer to = deciding("EQ-CH", request -> false)) {
            CommandLineRun run = drift(from, to, "--json");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(new ObjectMapper().readTree(run.out()).path("sentence").asText())
                    .startsWith("INCONCLUSIVE: divergence: the servers tell no token probabilities");
        }
    }

    @Test
    void a_server_that_refuses_is_inconclusive_and_no_drift() throws IOException {
        try (ScriptedChatServer from = deciding("EQ-CH", request -> false);
                ScriptedChatServer to = ScriptedChatServer.start(
                        request -> ChatScript.whole(429, "application/json", "Retry-After: 1\r\n", "{\"error\":{}}"))) {
            CommandLineRun run = drift(from, to, "--decisions-alone");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.out()).contains("did not answer 100 of 100 times, mostly: refused (status 429)");
        }
    }

    @Test
    void a_token_comes_from_a_file_and_is_told_to_nobody() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        try (ScriptedChatServer from = deciding("EQ-CH", request -> false);
                ScriptedChatServer to = deciding("EQ-CH", request -> false)) {
            CommandLineRun run = drift(
                    from, to, "--decisions-alone", "--json", "--to-token-file", token.toString(), "--to-model", "m9");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(to.requests().get(0).headers()).containsValue("Bearer s3cret");
            assertThat(to.requests().get(0).body()).contains("\"m9\"");
            assertThat(from.requests().get(0).headers()).doesNotContainValue("Bearer s3cret");
            assertThat(run.out() + run.err()).doesNotContain("s3cret");
        }
    }

    @Test
    void a_model_that_is_neither_version_nor_file_nor_address_is_bad_usage() {
        assertUsage("--from nowhere.gguf: neither a built-in version, nor a file, nor an address", "nowhere.gguf");
        assertUsage("--from is not an address with a host and without a user", "http://me:s3cret@127.0.0.1:1");
    }

    @Test
    void a_rule_that_makes_no_sense_is_bad_usage() {
        assertUsage("agreement 98.0 (0 to 1)", "http://127.0.0.1:1", "--agreement", "98");
        assertUsage("rounds 1 (2 to 10)", "http://127.0.0.1:1", "--rounds", "1");
    }

    private void assertUsage(String told, String from, String... more) {
        CommandLineRun run = drift(from, from, more);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains(told).doesNotContain("s3cret", "\tat ");
    }

    private CommandLineRun drift(ScriptedChatServer from, ScriptedChatServer to, String... more) {
        return drift(from.address().toString(), to.address().toString(), more);
    }

    private CommandLineRun drift(String from, String to, String... more) {
        Stream<String> first = Stream.of("model", "drift", "--prompts", prompts.toString(), "--from", from, "--to", to);
        return CommandLineRun.of(Stream.concat(first, Stream.of(more)).toArray(String[]::new));
    }

    /** Decides EQ-CH, but {@code other} where a request is one of {@code these}. */
    private static ScriptedChatServer deciding(String other, Predicate<SeenRequest> these) {
        return ScriptedChatServer.start(request -> ChatScript.write()
                .head()
                .text(these.test(request) ? other : "EQ-CH")
                .text(": for reasons")
                .finish("stop")
                .done()
                .end());
    }

    private static Predicate<SeenRequest> asks(String words) {
        return request -> request.body().contains(words);
    }
}
