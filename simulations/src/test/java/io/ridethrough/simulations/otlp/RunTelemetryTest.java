package io.ridethrough.simulations.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.cli.StoredRuns;
import io.ridethrough.simulations.conductor.Judgement;
import io.ridethrough.simulations.otlp.PretendCollector.Answer;
import io.ridethrough.simulations.otlp.PretendCollector.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTelemetryTest {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final long SEED = 7;

    @TempDir
    private Path runs;

    private RunFolder folder = new RunFolder(Path.of(""));
    private Optional<Verdict> verdict = Optional.empty();

    @BeforeEach
    void store() throws IOException {
        folder = new RunFolder(runs.resolve(StoredRuns.store(runs, "20260102-030405-calm", "calm", SEED, 1, 30)));
        verdict = Optional.of(Judgement.of(folder));
    }

    @Test
    void a_run_arrives_as_traces_and_metrics() throws Exception {
        try (PretendCollector collector = PretendCollector.answering()) {
            assertThat(sent(Map.of(ENDPOINT, collector.url().toString()))).isEmpty();

            assertThat(collector.received()).extracting(Received::path).containsExactly("/v1/traces", "/v1/metrics");
            JsonNode traces =
                    new ObjectMapper().readTree(collector.received().get(0).body());
            Set<String> ids = new HashSet<>();
            traces.at("/resourceSpans/0/scopeSpans/0/spans")
                    .forEach(span -> ids.add(span.path("traceId").asText()));
            assertThat(ids).hasSize(1 + 30);
            for (int user = 0; user < 30; user++) {
                assertThat(ids)
                        .contains(JourneyTrace.of(SEED, "guest-checkout", user).traceId());
            }
            assertThat(new ObjectMapper()
                            .readTree(collector.received().get(1).body())
                            .at("/resourceMetrics/0/scopeMetrics/0/metrics")
                            .size())
                    .isGreaterThan(4);
        }
    }

    @Test
    void headers_arrive_and_are_told_nowhere() throws Exception {
        for (Answer answer : List.of(
                Answer.of(401),
                Answer.of(503),
                new Answer(200, Map.of(), "{\"partialSuccess\":{\"rejectedSpans\":\"2\",\"errorMessage\":\"secret\"}}"),
                new Answer(400, Map.of(), "authorization: secret"))) {
            try (PretendCollector collector = PretendCollector.answering(answer, answer)) {
                Optional<String> told = sent(Map.of(
                        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.url() + "/in?key=secret",
                        "OTEL_EXPORTER_OTLP_HEADERS", "authorization=secret",
                        "OTEL_EXPORTER_OTLP_TIMEOUT", "400"));

                assertThat(collector.received().get(0).headers().get("Authorization"))
                        .containsExactly("secret");
                assertThat(told.orElseThrow())
                        .contains("127.0.0.1:" + collector.url().getPort() + " (OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)")
                        .doesNotContain("secret")
                        .doesNotContain("\n");
            }
        }
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain("secret");
            }
        }
    }

    @Test
    void what_is_rejected_is_told() throws Exception {
        try (PretendCollector collector = PretendCollector.answering(
                new Answer(200, Map.of(), "{\"partialSuccess\":{\"rejectedSpans\":\"2\"}}"),
                new Answer(200, Map.of(), "{\"partialSuccess\":{\"rejectedDataPoints\":\"3\"}}"))) {
            assertThat(sent(Map.of(ENDPOINT, collector.url().toString())).orElseThrow())
                    .contains(" rejected 2 of 62 spans; ")
                    .containsPattern(" rejected 3 of \\d+ data points; the verdict stands$");
        }
    }

    @Test
    void one_signal_that_is_refused_keeps_the_other_from_nothing() throws Exception {
        try (PretendCollector collector = PretendCollector.answering(Answer.of(404))) {
            assertThat(sent(Map.of(ENDPOINT, collector.url().toString())))
                    .contains("telemetry: traces did not arrive at 127.0.0.1:"
                            + collector.url().getPort() + " (" + ENDPOINT + "): it answered 404; the verdict stands");

            assertThat(collector.received()).hasSize(2);
        }
    }

    @Test
    void a_collector_that_is_not_there_is_told_in_a_line() throws Exception {
        int deserted;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deserted = socket.getLocalPort();
        }

        assertThat(sent(Map.of(ENDPOINT, "http://127.0.0.1:" + deserted)).orElseThrow())
                .startsWith("telemetry: traces did not arrive at 127.0.0.1:" + deserted)
                .contains("no connection", "metrics did not arrive")
                .doesNotContain("\n");
    }

    @Test
    void a_silent_collector_takes_the_time_of_both_signals_once() throws Exception {
        try (PretendCollector collector = PretendCollector.answering(Answer.SILENCE, Answer.SILENCE)) {
            Map<String, String> environment = new HashMap<>();
            environment.put(ENDPOINT, collector.url().toString());
            environment.put("OTEL_EXPORTER_OTLP_TIMEOUT", "200");

            assertThat(sent(environment).orElseThrow())
                    .contains("traces did not arrive", "metrics did not arrive", "it took longer than 200 ms");
            assertThat(collector.received())
                    .as("for the second there was no time left")
                    .hasSize(1);
        }
    }

    @Test
    void without_an_endpoint_nothing_is_read_or_told() {
        assertThat(RunTelemetry.of(Map.of()).send(new RunFolder(runs.resolve("none")), verdict.orElseThrow()))
                .isEmpty();
    }

    @Test
    void a_run_that_cannot_be_read_again_is_told() throws Exception {
        try (PretendCollector collector = PretendCollector.answering()) {
            Files.delete(folder.plan());

            assertThat(sent(Map.of(ENDPOINT, collector.url().toString())).orElseThrow())
                    .startsWith("telemetry: the run cannot be read again (")
                    .endsWith("; the verdict stands");
            assertThat(collector.received()).isEmpty();
        }
    }

    private Optional<String> sent(Map<String, String> environment) {
        return RunTelemetry.of(environment).send(folder, verdict.orElseThrow());
    }
}
