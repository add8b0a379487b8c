package io.ridethrough.simulations.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.otlp.Body;
import io.ridethrough.simulations.otlp.PretendCollector.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {

    private static final Body BODY = new Body("{\"resourceSpans\":[]}", 7);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final WrittenWaits waits = new WrittenWaits();

    /** Time that passes by waiting alone, and at once. */
    private static final class WrittenWaits implements Waiting {
        private final List<Duration> pauses = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T03:04:05Z");
        }

        @Override
        public void await(Duration pause) {
            pauses.add(pause);
            nanos += pause.toNanos();
        }
    }

    @Test
    void what_is_taken_is_sent_once_and_as_json() throws Exception {
        try (PretendCollector collector = PretendCollector.answering()) {
            assertThat(to(collector).send(BODY)).isZero();

            assertThat(collector.received()).hasSize(1);
            assertThat(collector.received().get(0).path()).isEqualTo("/v1/traces");
            assertThat(collector.received().get(0).body()).isEqualTo(BODY.json());
            assertThat(collector.received().get(0).headers().get("Content-Type"))
                    .containsExactly("application/json");
            assertThat(collector.received().get(0).headers().get("Authorization"))
                    .containsExactly("Bearer secret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void what_is_not_taken_for_now_is_sent_again(int status) throws Exception {
        try (PretendCollector collector = PretendCollector.answering(Answer.of(status))) {
            assertThat(to(collector).send(BODY)).isZero();

            assertThat(collector.received()).hasSize(2);
            assertThat(waits.pauses).containsExactly(Collector.FIRST_WAIT);
        }
    }

    @Test
    void waits_double_and_the_fourth_try_is_the_last() throws Exception {
        try (PretendCollector collector =
                PretendCollector.answering(Answer.of(503), Answer.of(503), Answer.of(503), Answer.of(502))) {
            assertUndelivered(to(collector), "it answered 502 to the last of 4 tries");

            assertThat(collector.received()).hasSize(Collector.MOST_TRIES);
            assertThat(waits.pauses)
                    .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3                             | 3000
                    Fri, 02 Jan 2026 03:04:09 GMT | 4000
                    Fri, 02 Jan 2026 03:04:01 GMT | 0
                    soon                          | 500
                    """)
    void a_collector_that_says_when_is_asked_again_then(String when, long millis) throws Exception {
        try (PretendCollector collector =
                PretendCollector.answering(new Answer(503, Map.of(RetryAfter.NAME, when), ""))) {
            assertThat(to(collector).send(BODY)).isZero();

            assertThat(waits.pauses).containsExactly(Duration.ofMillis(millis));
        }
    }

    @Test
    void nobody_waits_for_longer_than_there_is_time() throws Exception {
        try (PretendCollector collector =
                PretendCollector.answering(new Answer(429, Map.of(RetryAfter.NAME, "10"), ""))) {
            assertUndelivered(to(collector), "it answered 429, and there is no time for another");

            assertThat(waits.pauses).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 404, 413, 500})
    void what_is_refused_is_not_sent_again(int status) throws Exception {
        try (PretendCollector collector = PretendCollector.answering(new Answer(
                status, Map.of("Location", "http://127.0.0.1:1/elsewhere"), "authorization: Bearer secret"))) {
            assertUndelivered(to(collector), "it answered " + status);

            assertThat(collector.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"partialSuccess\":{\"rejectedSpans\":\"5\",\"errorMessage\":\"too old\"}}",
                "{\"partialSuccess\":{\"rejectedSpans\":5}}"
            })
    void what_a_collector_rejects_of_a_body_is_counted(String answer) throws Exception {
        try (PretendCollector collector = PretendCollector.answering(new Answer(200, Map.of(), answer))) {
            assertThat(to(collector).send(BODY)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"partialSuccess\":{}}", "[]", "<html>", "{\"partialSuccess\":"})
    void an_answer_that_tells_of_nothing_rejected_is_a_full_success(String answer) throws Exception {
        try (PretendCollector collector = PretendCollector.answering(new Answer(202, Map.of(), answer))) {
            assertThat(to(collector).send(BODY)).isZero();
        }
    }

    @Test
    void a_collector_that_never_answers_is_given_up_when_the_time_is_over() throws Exception {
        try (PretendCollector collector = PretendCollector.answering(Answer.SILENCE)) {
            Duration timeout = Duration.ofMillis(200);

            // That this returns at all is what is tested: the collector stays silent until it is closed.
            assertUndelivered(
                    new Collector(
                            target(collector.url(), timeout), Waiting.REAL, System.nanoTime() + timeout.toNanos()),
                    "it took longer than 200 ms");
        }
    }

    @Test
    void nothing_is_sent_when_no_time_is_left() throws Exception {
        try (PretendCollector collector = PretendCollector.answering()) {
            assertUndelivered(
                    new Collector(target(collector.url(), TIMEOUT), waits, waits.nanos()),
                    "it took longer than 10000 ms");

            assertThat(collector.received()).isEmpty();
        }
    }

    @Test
    void nobody_there_is_told() throws Exception {
        URI deserted;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deserted = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertUndelivered(new Collector(target(deserted, TIMEOUT), waits, TIMEOUT.toNanos()), "no connection");
    }

    @Test
    void what_broke_is_told_in_words_of_our_own() {
        Exception unknown = new ConnectException("secret");
        unknown.initCause(new UnresolvedAddressException());

        assertThat(Collector.reason(new ExecutionException(unknown))).isEqualTo("its name is not known");
        assertThat(Collector.reason(new ExecutionException(new SSLHandshakeException("secret"))))
                .isEqualTo("no TLS was agreed on");
        assertThat(Collector.reason(new ExecutionException(new IOException("secret"))))
                .isEqualTo("the connection broke");
    }

    @Test
    void an_answer_without_an_end_is_not_read_to_it() throws Exception {
        try (PretendCollector collector =
                PretendCollector.answering(new Answer(200, Map.of(), "x".repeat(1_000_000)))) {
            assertUndelivered(to(collector), "its answer is too long");
        }
    }

    private Collector to(PretendCollector collector) {
        return new Collector(target(collector.url(), TIMEOUT), waits, waits.nanos() + TIMEOUT.toNanos());
    }

    private static Target target(URI base, Duration timeout) {
        return new Target(
                Signal.TRACES,
                base.resolve("/v1/traces"),
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                new SecretHeaders(Map.of("Authorization", "Bearer secret", "Content-Type", "text/plain")),
                timeout);
    }

    private static void assertUndelivered(Collector collector, String why) {
        assertThatThrownBy(() -> collector.send(BODY))
                .isInstanceOf(Undelivered.class)
                .hasMessage(why)
                .hasNoCause();
    }
}
