package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.remote.RemoteProbe.Breaker;
import io.ridethrough.environments.remote.RemoteProbe.Gauge;
import io.ridethrough.environments.remote.RemoteProbe.State;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopProbesTest {
    private static final Map<State, List<String>> NUMBERS =
            Map.of(State.CLOSED, List.of("0"), State.OPEN, List.of("1"), State.HALF_OPEN, List.of("2"));

    private RecordedShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new RecordedShop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void breakers_are_read_from_wherever_the_shop_tells_them() {
        shop.reply("/metrics", 200, """
                # TYPE resilience4j_circuitbreaker_state gauge
                resilience4j_circuitbreaker_state{name="advice",state="closed",} 0.0
                resilience4j_circuitbreaker_state{name="advice",state="forced_open",} 1.0
                resilience4j_circuitbreaker_state{name="identity",state="closed",} 1.0
                breaker{of="identity"} 2.0 1700000000000
                workers_busy 7
                """).reply("/health", 200, "{\"breakers\": [{\"state\": \"OUT\"}]}");

        ProbeReading reading = read(
                        breaker("advice", usual(), "/metrics", resilience4j("advice")),
                        breaker(
                                "identity",
                                NUMBERS,
                                "/metrics",
                                new RemoteProbe.Metric("breaker", Map.of("of", "identity"), Optional.empty())),
                        breaker(
                                "summary",
                                Map.of(State.CLOSED, List.of("UP"), State.OPEN, List.of("DOWN", "OUT")),
                                "/health",
                                new RemoteProbe.Json(JsonPointer.compile("/breakers/0/state"))),
                        breaker("recommendations", usual(), "/health", new RemoteProbe.Header("x-breaker")),
                        new RemoteProbe(
                                Gauge.WORKERS_BUSY,
                                at("/metrics"),
                                new RemoteProbe.Metric("workers_busy", Map.of(), Optional.empty())))
                .orElseThrow();

        assertThat(reading.source()).isEqualTo("store");
        assertThat(reading.values())
                .containsEntry(
                        "breakers",
                        Map.of(
                                "advice", "OPEN",
                                "identity", "HALF_OPEN",
                                "summary", "OPEN",
                                "recommendations", "HALF_OPEN"))
                .containsEntry("workersBusy", 7L);
        assertThat(shop.asked()).as("each address once").hasSize(2);
    }

    @Test
    void what_is_not_there_or_told_in_unknown_words_is_not_guessed() {
        shop.reply("/metrics", 200, "breaker{of=\"advice\"} 7\n").reply("/health", 200, "{\"advice\": {}}");

        assertThat(read(
                        breaker(
                                "advice",
                                NUMBERS,
                                "/metrics",
                                new RemoteProbe.Metric("breaker", Map.of("of", "advice"), Optional.empty())),
                        breaker("identity", usual(), "/metrics", resilience4j("identity")),
                        breaker("summary", usual(), "/health", new RemoteProbe.Json(JsonPointer.compile("/advice")))))
                .isEmpty();
    }

    @Test
    void an_address_that_does_not_answer_hides_no_other() {
        shop.reply("/metrics", 200, "workers_busy 3\n");
        RemoteProbe silent = new RemoteProbe(
                Gauge.WORKERS,
                URI.create("http://127.0.0.1:1/metrics"),
                new RemoteProbe.Metric("workers", Map.of(), Optional.empty()));

        assertThat(read(
                        silent,
                        new RemoteProbe(
                                Gauge.WORKERS_BUSY,
                                at("/metrics"),
                                new RemoteProbe.Metric("workers_busy", Map.of(), Optional.empty()))))
                .hasValueSatisfying(
                        reading -> assertThat(reading.values()).isEqualTo(Map.<String, Object>of("workersBusy", 3L)));
    }

    private Optional<ProbeReading> read(RemoteProbe... probes) {
        return new ShopProbes(List.of(probes), new Fetching(Clearance.LOOPBACK)).read();
    }

    private RemoteProbe breaker(String point, Map<State, List<String>> states, String path, RemoteProbe.Place place) {
        return new RemoteProbe(new Breaker(point, states), at(path), place);
    }

    private URI at(String path) {
        return URI.create(shop.url() + path);
    }

    @Test
    void workers_are_read_from_the_status_page_of_php_fpm() {
        shop.reply("/fpm-status", 200, """
                {"pool":"shop","process manager":"static","start time":1795884183,"start since":54,"accepted conn":25,
                 "listen queue":3,"max listen queue":0,"listen queue len":0,"idle processes":6,"active processes":2,
                 "total processes":8,"max active processes":2,"max children reached":0,"slow requests":0}""");

        ProbeReading reading = read(
                        ofFpm(Gauge.WORKERS, "/total processes"),
                        ofFpm(Gauge.WORKERS_BUSY, "/active processes"),
                        ofFpm(Gauge.REQUESTS_QUEUED, "/listen queue"))
                .orElseThrow();

        assertThat(reading.values()).isEqualTo(Map.of("workers", 8L, "workersBusy", 2L, "queued", 3L));
        assertThat(shop.asked()).extracting(RecordedShop.Asked::query).containsExactly("json");
    }

    private RemoteProbe ofFpm(Gauge gauge, String pointer) {
        return new RemoteProbe(gauge, at("/fpm-status?json"), new RemoteProbe.Json(JsonPointer.compile(pointer)));
    }

    private static RemoteProbe.Place resilience4j(String name) {
        return new RemoteProbe.Metric("resilience4j_circuitbreaker_state", Map.of("name", name), Optional.of("state"));
    }

    private static Map<State, List<String>> usual() {
        return Arrays.stream(State.values()).collect(Collectors.toMap(state -> state, State::usual));
    }
}
