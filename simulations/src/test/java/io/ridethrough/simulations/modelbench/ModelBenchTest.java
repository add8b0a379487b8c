package io.ridethrough.simulations.modelbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.ModelBenchResult;
import io.ridethrough.results.inference.Objective;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import io.ridethrough.stubs.chat.SeenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver against a server that keeps to a script. No upper bound is put on a measured time: machines are busy. */
@Timeout(60)
class ModelBenchTest {
    private static final ChatScript QUICK = ChatScript.steady(Duration.ofMillis(20), Duration.ofMillis(5), 4);
    private static final ChatScript REFUSAL = ChatScript.whole(429, "application/json", "", "{}");
    private static final long SEED = 11;

    private final List<String> told = new ArrayList<>();

    private static BenchSettings settings(List<Double> rates, int saturateWith, int mostUnderWay) {
        return settings(rates, Duration.ofSeconds(1), saturateWith, mostUnderWay);
    }

    private static BenchSettings settings(List<Double> rates, Duration measured, int saturateWith, int mostUnderWay) {
        return new BenchSettings(
                rates,
                Arrivals.CONSTANT,
                Duration.ofMillis(200),
                measured,
                new Objective(Map.of("ttft", 10_000.0)),
                new Prompts("letters", List.of("a", "b", "c")),
                8,
                saturateWith,
                mostUnderWay,
                SEED);
    }

    private ModelBench.Outcome bench(Function<SeenRequest, ChatScript> scripts, BenchSettings settings)
            throws EnvironmentUnavailableException, InterruptedException {
        try (ScriptedChatServer server = ScriptedChatServer.start(scripts)) {
            return bench(server, settings);
        }
    }

    private ModelBench.Outcome bench(ScriptedChatServer server, BenchSettings settings)
            throws EnvironmentUnavailableException, InterruptedException {
        EndpointSettings endpointSettings =
                EndpointSettings.at(server.address()).withDeadline(Duration.ofSeconds(10));
        try (ChatEndpoint endpoint = NettyChatEndpoint.connect(endpointSettings)) {
            BenchProgress progress = new BenchProgress() {
                @Override
                public void stepBegins(String what, Duration lasts) {
                    told.add(what);
                }

                @Override
                public void stepEnded(BenchStep step) {
                    told.add("ended");
                }
            };
            return new ModelBench(endpoint, settings, progress).run();
        }
    }

    @Test
    void every_request_that_was_due_in_the_window_is_counted_once() throws Exception {
        ModelBench.Outcome outcome = bench(request -> QUICK, settings(List.of(10.0, 20.0), 1, 64));

        assertThat(outcome.steps()).extracting(BenchStep::offered).containsExactly(10L, 20L);
        assertThat(outcome.steps()).allSatisfy(step -> {
            assertThat(step.complete()).isEqualTo(step.offered());
            assertThat(step.good()).isEqualTo(step.offered());
            assertThat(step.itl().count()).isEqualTo(3 * step.offered());
            assertThat(step.ttft().millis(0.5).orElseThrow()).isGreaterThanOrEqualTo(20);
            assertThat(step.lag().count()).isEqualTo(step.offered());
        });
        assertThat(outcome.models()).containsExactly("scripted");
        assertThat(outcome.tokenCounts()).isEqualTo(BenchTarget.USAGE);
        assertThat(outcome.end()).isEqualTo(ModelBenchResult.ALL_MEASURED);
        assertThat(told).containsExactly("10/s", "ended", "20/s", "ended");
    }

    @Test
    void a_freeze_shows_in_the_latency_of_all_who_were_due_meanwhile() throws Exception {
        CompletableFuture<ScriptedChatServer> started = new CompletableFuture<>();
        Function<SeenRequest, ChatScript> freezing = request -> {
            if (request.number() == 12) {
                started.join().freeze(Duration.ofSeconds(1));
            }
            return QUICK;
        };
        try (ScriptedChatServer server = ScriptedChatServer.start(freezing)) {
            started.complete(server);
            BenchStep step =
                    bench(server, settings(List.of(20.0), 1, 256)).steps().get(0);

            // Twenty requests were due in the second of the freeze: a third of all, each waiting for what was left of
            // it.
            assertThat(step.complete()).isEqualTo(step.offered());
            assertThat(step.ttft().millis(0.99).orElseThrow()).isGreaterThan(800);
            assertThat(step.ttft().millis(0.9).orElseThrow()).isGreaterThan(400);
        }
    }

    @Test
    void refusals_are_counted_and_stop_the_rise() throws Exception {
        ModelBench.Outcome outcome = bench(
                request -> request.number() > 0 && request.number() % 2 == 0 ? REFUSAL : QUICK,
                settings(List.of(20.0, 40.0), 1, 64));

        assertThat(outcome.steps()).hasSize(1);
        BenchStep step = outcome.steps().get(0);
        assertThat(step.refused()).isBetween(9L, 11L);
        assertThat(step.ttft().millis(0.9)).as("nearly half were refused").isEmpty();
        assertThat(outcome.end()).startsWith("stopped at 20/s:").contains("answered of");
    }

    @Test
    void requests_that_could_not_be_sent_are_failures_and_end_it() throws Exception {
        ChatScript slow = ChatScript.steady(Duration.ofMillis(1_000), Duration.ofMillis(5), 4);
        ModelBench.Outcome outcome = bench(request -> slow, settings(List.of(20.0, 40.0), 1, 6));

        BenchStep step = outcome.steps().get(0);
        assertThat(step.offered()).isEqualTo(20);
        assertThat(step.endings()).containsKey("not-sent");
        assertThat(step.mostUnderWay()).isEqualTo(6);
        assertThat(outcome.end()).contains("broken off");
    }

    @Test
    void a_cut_answer_is_a_failure() throws Exception {
        ChatScript cut = ChatScript.write().head().text("a").close();
        ModelBench.Outcome outcome =
                bench(request -> request.number() % 10 == 9 ? cut : QUICK, settings(List.of(20.0), 1, 64));

        assertThat(outcome.steps().get(0).endings().get("truncated")).isBetween(1L, 3L);
        assertThat(outcome.steps().get(0).failed()).isBetween(1L, 3L);
    }

    @Test
    void a_sweep_offers_shares_of_what_it_found_to_be_sustained() throws Exception {
        // One request at a time takes some 100 ms whatever the machine; ten at a time make a hundred a second.
        ChatScript script = ChatScript.steady(Duration.ofMillis(85), Duration.ofMillis(5), 4);
        ModelBench.Outcome outcome = bench(request -> script, settings(List.of(), Duration.ofMillis(500), 10, 128));

        assertThat(outcome.steps())
                .extracting(BenchStep::load)
                .startsWith(BenchStep.SYNCHRONOUS, BenchStep.THROUGHPUT, BenchStep.OPEN);
        BenchStep alone = outcome.steps().get(0);
        BenchStep full = outcome.steps().get(1);
        assertThat(full.mostUnderWay()).isEqualTo(10);
        assertThat(alone.completePerSecond()).isBetween(1.0, 10.0);
        assertThat(full.completePerSecond()).isGreaterThan(2 * alone.completePerSecond());
        assertThat(outcome.steps().get(2).offeredPerSecond())
                .isBetween(0.2 * full.completePerSecond(), 0.3 * full.completePerSecond());
    }

    @Test
    void without_usage_tokens_are_counted_as_pieces() throws Exception {
        ChatScript silentOnUsage = ChatScript.write()
                .head()
                .text("a")
                .text("b")
                .finish("stop")
                .done()
                .end();
        ModelBench.Outcome outcome = bench(request -> silentOnUsage, settings(List.of(10.0), 1, 64));

        assertThat(outcome.tokenCounts()).isEqualTo(BenchTarget.PIECES);
        assertThat(outcome.steps().get(0).tokensPerSecond()).isEqualTo(20);
    }

    @Test
    void an_endpoint_that_answers_nothing_gets_no_load() {
        List<SeenRequest> seen = new ArrayList<>();
        Function<SeenRequest, ChatScript> unauthorised = request -> {
            seen.add(request);
            return ChatScript.whole(401, "application/json", "", "{\"error\":{\"code\":\"invalid_api_key\"}}");
        };

        assertThatThrownBy(() -> bench(unauthorised, settings(List.of(10.0), 1, 64)))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("status 401: invalid_api_key");
        assertThat(seen).hasSize(1);
    }

    @Test
    void prompts_come_in_an_order_that_the_seed_gives() {
        Prompts prompts = new Prompts("x", List.of("a", "b", "c", "d", "e", "f", "g"));

        Prompts first = prompts.shuffled(1);
        assertThat(prompts.shuffled(1)).isEqualTo(first);
        assertThat(prompts.shuffled(2)).isNotEqualTo(first);
        assertThat(new HashSet<>(prompts.shuffled(1).texts())).hasSize(7);
        assertThat(prompts.at(8)).isEqualTo("b");
    }

    @Test
    void arrivals_are_of_their_seed_or_of_a_metronome() {
        Duration ten = Duration.ofSeconds(10);

        assertThat(Arrivals.CONSTANT.offsetsMicros(1, 4, Duration.ofSeconds(1)))
                .containsExactly(0, 250_000, 500_000, 750_000);
        long[] first = Arrivals.POISSON.offsetsMicros(1, 50, ten);
        assertThat(Arrivals.POISSON.offsetsMicros(1, 50, ten)).isEqualTo(first).isSorted();
        assertThat(Arrivals.POISSON.offsetsMicros(2, 50, ten)).isNotEqualTo(first);
    }
}
