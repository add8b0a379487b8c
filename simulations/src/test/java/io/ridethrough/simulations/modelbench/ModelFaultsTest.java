package io.ridethrough.simulations.modelbench;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a real model process is seen as what it is. */
@Timeout(60)
class ModelFaultsTest {
    private static final Duration START_PATIENCE = Duration.ofSeconds(40);
    private static final Duration PACE = Duration.ofMillis(25);
    /** Long enough to last a second and a half at that pace. */
    private static final ChatQuestion LONG = ChatQuestion.greedy("Name a fund for a client of forty.", 60);

    @TempDir
    Path logs;

    private ChildProcess.Serving model(String... more) throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("--port", "0", "--pace", PACE.toMillis() + "ms"), Stream.of(more))
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

    /** Steps of a paced engine: by then an answer that began has tokens. */
    private static void letItAnswer() throws InterruptedException {
        Thread.sleep(PACE.toMillis() * 12);
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
        ChildProcess.Serving model = model();
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            ChatOutcome undisturbed = endpoint.ask(LONG).join();
            CompletableFuture<ChatOutcome> asked = endpoint.ask(LONG);
            letItAnswer();
            signal(process, "STOP");
            try {
                Thread.sleep(2_000);
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
        ChildProcess.Serving model = model();
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            CompletableFuture<ChatOutcome> asked = endpoint.ask(LONG);
            letItAnswer();
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
        ChildProcess.Serving model = model("--slots", "1", "--queue", "1");
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
        ChildProcess.Serving model = model("--slots", "1", "--queue", "4");
        try (ChildProcess process = model.process();
                ChatEndpoint impatient = NettyChatEndpoint.connect(
                        EndpointSettings.at(model.address()).withDeadline(PACE.multipliedBy(12)))) {
            ChatOutcome outcome = impatient.ask(LONG).join();

            assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(outcome.text()).as("it had begun").isNotEmpty();
            assertThat(busySlots(model.address(), 0)).isZero();
        }
    }

    /** Reads until it is that many, two seconds at most. */
    private static double busySlots(URI model, double awaited) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(model.resolve("/metrics")).build();
        double busy = Double.NaN;
        for (int reading = 0; reading < 40 && busy != awaited; reading++) {
            Thread.sleep(50);
            busy = client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("ridethrough_model_slots_busy"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
        return busy;
    }
}
