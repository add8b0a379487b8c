package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What follows from what was seen at the shop and counted at the proxy. */
class InferencePassesTest {
    private static final OptionalLong UNCOUNTED = OptionalLong.empty();

    @Test
    void a_delay_that_is_seen_and_a_call_that_is_counted_are_fine() {
        assertThat(judged(40, 345, OptionalLong.of(2), "model").health()).isEqualTo(Health.FINE);
    }

    @Test
    void where_nobody_counts_the_delay_alone_tells() {
        assertThat(judged(40, 345, UNCOUNTED, "model").health()).isEqualTo(Health.FINE);
        assertThat(judged(40, 41, UNCOUNTED, "model").seen()).contains("bypass");
    }

    @Test
    void a_delay_without_a_call_had_another_reason() {
        assertThat(judged(40, 345, OptionalLong.of(0), "model").health()).isEqualTo(Health.CANT_TELL);
    }

    @Test
    void a_call_without_a_delay_is_one_that_nobody_waited_for() {
        assertThat(judged(40, 140, OptionalLong.of(2), "fallback; reason=timeout"))
                .satisfies(diagnosis -> assertThat(diagnosis.health()).isEqualTo(Health.CANT_TELL))
                .satisfies(diagnosis -> assertThat(diagnosis.seen()).contains("reason=timeout"));
    }

    @Test
    void an_open_breaker_hides_where_calls_would_go() {
        assertThat(judged(40, 41, OptionalLong.of(0), "fallback; reason=open").health())
                .isEqualTo(Health.CANT_TELL);
    }

    @Test
    void an_answer_of_the_models_that_passed_no_proxy_bypassed_it() {
        assertThat(judged(40, 41, OptionalLong.of(0), "model").seen()).contains("bypass the proxy");
        assertThat(judged(40, 41, OptionalLong.of(0), "").seen()).contains("bypass the proxy");
        assertThat(judged(40, 41, OptionalLong.of(0), "fallback; reason=error").seen())
                .contains("reaches neither proxy nor model");
    }

    private static Diagnosis judged(
            long undisturbedMillis, long disturbedMillis, OptionalLong counted, String outcome) {
        ShopAnswer answer = answer(outcome);
        return InferencePasses.judged(
                new ProxyProof(
                        Duration.ofMillis(undisturbedMillis),
                        Duration.ofMillis(disturbedMillis),
                        counted,
                        answer,
                        answer),
                "the fault proxy");
    }

    private static ShopAnswer answer(String outcome) {
        try {
            return new ShopAnswer(
                    200,
                    outcome.isEmpty() ? Map.of() : Map.of("x-inference-outcome", outcome),
                    new ObjectMapper().readTree("{\"data\":{\"suitabilityAdvice\":{\"text\":\"Hold.\"}}}"),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Duration.ZERO);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
