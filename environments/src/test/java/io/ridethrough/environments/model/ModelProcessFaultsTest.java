package io.ridethrough.environments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process with four slots, a queue of two and steps of 20 ms, and what real clients and signals do to it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelProcessFaultsTest {
    private static final int SLOTS = 4;
    private static final int QUEUE = 2;
    /** More than any of these tests waits for. */
    private static final int LONG = 400;
    /** At 20 ms a step, 200 ms of the engine's own time, however busy the machine is. */
    private static final long STEPS_TO_FREE_A_SLOT = 10;

    private static final Duration FREEZE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private ChildProcess process;
    private URI model;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        ChildProcess.Serving serving = ChildProcess.serve(
                new JavaCommand(
                        "model",
                        ModelMain.class.getName(),
                        List.of("-Xmx128m", "-XX:+UseSerialGC"),
                        List.of(
                                "--weights", SeededVersions.file(folder, 1).toString(),
                                "--slots", String.valueOf(SLOTS),
                                "--queue", String.valueOf(QUEUE),
                                "--pace", "20ms"),
                        folder),
                Duration.ofSeconds(20));
        process = serving.process();
        model = serving.address();
    }

    @AfterAll
    void stop() {
        process.close();
    }

    @BeforeEach
    void nothingRuns() throws Exception {
        awaitLoad(0, 0);
    }

    @Test
    @Order(1)
    void a_client_that_leaves_in_mid_stream_gives_its_slot_to_the_first_of_the_queue() throws Exception {
        List<RawStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < SLOTS; i++) {
                streams.add(RawStream.open(model, LONG, i).await(2));
            }
            RawStream queued = RawStream.open(model, LONG, SLOTS);
            streams.add(queued);
            awaitLoad(SLOTS, 1);
            long cancelled = metric("requests_cancelled_total");
            long steps = metric("steps_total");

            streams.get(0).close();

            String metrics = awaitMetric("requests_cancelled_total", cancelled + 1);
            assertThat(metric(metrics, "steps_total") - steps).isLessThanOrEqualTo(STEPS_TO_FREE_A_SLOT);
            assertThat(queued.await(2).text()).isNotEmpty();
            awaitLoad(SLOTS, 0);
        } finally {
            for (RawStream stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    @Order(2)
    void a_client_whose_patience_ends_frees_its_slot() throws Exception {
        long cancelled = metric("requests_cancelled_total");
        HttpRequest impatient = chat(RawStream.body(LONG, 1, false))
                .timeout(Duration.ofMillis(400))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(impatient, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        awaitMetric("requests_cancelled_total", cancelled + 1);
        awaitLoad(0, 0);
    }

    @Test
    @Order(3)
    void of_twelve_at_once_six_are_answered_and_six_told_to_come_again() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 2 * (SLOTS + QUEUE); i++) {
            asked.add(client.sendAsync(chat(RawStream.body(60, i, false)).build(), BodyHandlers.ofString()));
        }
        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(SLOTS + QUEUE);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(SLOTS + QUEUE)
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1"));
    }

    @Test
    @Order(4)
    void every_answer_says_that_the_model_is_paced() throws Exception {
        String answer = client.send(chat(RawStream.body(2, 1, false)).build(), BodyHandlers.ofString())
                .body();

        assertThat(answer).contains("\"ridethrough_pace_ms\":20");
        assertThat(get("/v1/models")).contains("\"ridethrough_pace_ms\":20");
        assertThat(get("/metrics")).containsPattern("(?m)^ridethrough_pace_ms\\{model_name=\"test-advisor-v1\"} 20$");
    }

    @Test
    @Order(5)
    void a_process_that_is_frozen_for_two_seconds_goes_on_as_if_nothing_had_been() throws Exception {
        String undisturbed;
        try (RawStream stream = RawStream.open(model, 30, 7)) {
            undisturbed = stream.awaitEnd().text();
        }
        try (RawStream stream = RawStream.open(model, 30, 7)) {
            stream.await(5);
            signal("STOP");
            long until = System.nanoTime() + FREEZE.toNanos();
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            signal("CONT");

            stream.awaitEnd();

            assertThat(stream.isDone()).isTrue();
            assertThat(stream.text()).isEqualTo(undisturbed);
            // What was in the sockets' buffers when it froze is read at once.
            assertThat(stream.longestGap()).isGreaterThan(FREEZE.minusMillis(300));
        }
    }

    @Test
    @Order(6)
    void a_process_that_is_killed_in_mid_stream_leaves_an_answer_without_its_end() throws Exception {
        try (RawStream stream = RawStream.open(model, LONG, 7)) {
            stream.await(5);

            process.kill();

            stream.awaitEnd();
            assertThat(stream.text()).isNotEmpty();
            assertThat(stream.isDone()).isFalse();
        }
        assertThatThrownBy(() -> RawStream.open(model, 1, 1)).isInstanceOf(ConnectException.class);
    }

    private HttpRequest.Builder chat(String body) {
        return HttpRequest.newBuilder(model.resolve("/v1/chat/completions")).POST(BodyPublishers.ofString(body));
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    private void awaitLoad(long running, long waiting) throws Exception {
        awaitMetric("requests_running", running);
        awaitMetric("requests_waiting", waiting);
    }

    /** The metrics that first told this value. */
    private String awaitMetric(String name, long value) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (String metrics = get("/metrics"); ; metrics = get("/metrics")) {
            if (metric(metrics, name) == value) {
                return metrics;
            }
            assertThat(System.nanoTime())
                    .as("%s is %d, not %d", name, metric(metrics, name), value)
                    .isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private long metric(String name) throws Exception {
        return metric(get("/metrics"), name);
    }

    private static long metric(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^ridethrough_model_" + name + "\\{[^}]*} (\\d+)$")
                .matcher(metrics);
        assertThat(line.find()).as(name).isTrue();
        return Long.parseLong(line.group(1));
    }

    private String get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(model.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
