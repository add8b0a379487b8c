package io.ridethrough.simulations.modelbench;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.Objective;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a real model process is seen as what it is. */
@Timeout(60)
class ModelFaultsTest {
    private static final Duration START_PATIENCE = Duration.ofSeconds(40);
    /** Slow enough that an answer of ten tokens is still under way when it is to be disturbed. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final ChatQuestion LONG = ChatQuestion.greedy("Name a fund for a client of forty.", 16);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final HttpClient METRICS = HttpClient.newHttpClient();

    @TempDir
    Path logs;

    private ChildProcess.Serving model(Duration pace, String... more) throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("--port", "0", "--pace", pace.toMillis() + "ms"), Stream.of(more))
                .toList();
        return ChildProcess.serve(
                new JavaCommand("model", ModelMain.class.getName(), List.of("-Xmx128m"), arguments, logs),
                START_PATIENCE);
    }

    private static void signal(ChildProcess process, String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    /** Until the model has made a few tokens more than it had. */
    private static void letItAnswer(URI model, double hadTokens) {
        await().atMost(ofSeconds(8))
                .pollInterval(POLL)
                .until(() -> metric(model, "generated_tokens_total"), tokens -> tokens >= hadTokens + 3);
    }

    private static long longestGapMillis(ChatOutcome outcome) {
        List<Long> pieces = outcome.pieceNanos();
        long longest = 0;
        for (int piece = 1; piece < pieces.size(); piece++) {
            longest = Math.max(longest, pieces.get(piece) - pieces.get(piece - 1));
        }
        return longest / 1_000_000;
    }

    @Test
    void a_stopped_process_is_a_gap_in_an_answer_that_goes_on_unchanged() throws Exception {
        ChildProcess.Serving model = model(PACE);
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            ChatOutcome undisturbed = endpoint.ask(LONG).join();
            double before = metric(model.address(), "generated_tokens_total");
            CompletableFuture<ChatOutcome> asked = endpoint.ask(LONG);
            letItAnswer(model.address(), before);
            signal(process, "STOP");
            try {
                assertThatThrownBy(() -> asked.get(2, SECONDS)).isInstanceOf(TimeoutException.class);
            } finally {
                signal(process, "CONT");
            }
            ChatOutcome stopped = asked.get(20, SECONDS);

            assertThat(stopped.ending()).as(stopped.problem()).isEqualTo(Ending.COMPLETE);
            assertThat(stopped.text()).isEqualTo(undisturbed.text());
            assertThat(longestGapMillis(stopped)).isGreaterThan(1_900);
        }
    }

    @Test
    void a_killed_process_is_a_cut_answer_and_then_no_connection() throws Exception {
        ChildProcess.Serving model = model(PACE);
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            CompletableFuture<ChatOutcome> asked = endpoint.ask(LONG);
            letItAnswer(model.address(), 0);
            process.kill();
            ChatOutcome cut = asked.get(20, SECONDS);
            ChatOutcome after = endpoint.ask(LONG).get(20, SECONDS);

            assertThat(cut.ending()).as(cut.problem()).isEqualTo(Ending.TRUNCATED);
            assertThat(cut.status()).isEqualTo(200);
            assertThat(cut.text()).isNotEmpty();
            assertThat(after.ending()).isEqualTo(Ending.NOT_CONNECTED);
        }
    }

    @Test
    void a_full_queue_refuses_and_flatters_no_latency() throws Exception {
        ChildProcess.Serving model = model(Duration.ofMillis(25), "--slots", "1", "--queue", "1");
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            BenchSettings settings = new BenchSettings(
                    List.of(10.0),
                    Arrivals.CONSTANT,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    new Objective(Map.of()),
                    new Prompts("one", List.of(LONG.prompt())),
                    40,
                    1,
                    64,
                    1);
            BenchStep step = new StepRun(endpoint, settings).open(10).step();

            assertThat(step.offered()).isEqualTo(20);
            assertThat(step.refused()).as(step.endings().toString()).isGreaterThanOrEqualTo(10);
            assertThat(step.complete() + step.refused()).isEqualTo(20);
            assertThat(step.isSaturated()).isTrue();
            // Most got nothing: no quantile from there on can be read from the few that did.
            assertThat(step.ttft().millis(0.9)).isEmpty();
            assertThat(step.e2e().millis(0.9)).isEmpty();
        }
    }

    @Test
    void a_client_that_gave_up_frees_its_slot() throws Exception {
        ChildProcess.Serving model = model(PACE, "--slots", "1", "--queue", "4");
        try (ChildProcess process = model.process();
                ChatEndpoint impatient = NettyChatEndpoint.connect(
                        EndpointSettings.at(model.address()).withDeadline(PACE.multipliedBy(8)))) {
            assertThat(metric(model.address(), "requests_running")).isZero();
            CompletableFuture<ChatOutcome> asked = impatient.ask(LONG);
            awaitMetric(model.address(), "requests_running", 1);

            assertThat(asked.join().ending()).isEqualTo(Ending.TIMED_OUT);
            awaitMetric(model.address(), "requests_cancelled_total", 1);
            awaitMetric(model.address(), "requests_running", 0);
            awaitMetric(model.address(), "requests_finished_total", 0);
        }
    }

    /** Reads a metric until it has that value, two seconds at most. */
    private static void awaitMetric(URI model, String name, double value) {
        await().atMost(ofSeconds(2)).pollInterval(POLL).until(() -> metric(model, name), read -> read == value);
    }

    private static double metric(URI model, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(model.resolve("/metrics")).build();
        return METRICS.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("ridethrough_model_" + name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
