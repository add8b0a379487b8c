package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {

    @ParameterizedTest
    @ValueSource(strings = {"model", "model; tokens=12", " model ;tokens=12"})
    void the_source_stands_before_the_parameters(String inference) {
        assertThat(told(inference).isModel()).isTrue();
        assertThat(Observed.answeredByModel(sample(inference))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fallback; reason=open", "fallback;reason=open; since=4s", "fallback; since=4s; reason=open"})
    void the_reason_is_found_wherever_it_stands(String inference) {
        assertThat(told(inference).isShutOut()).isTrue();
        assertThat(told(inference).isFullBulkhead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "modelling", "fallback-cache", "fallbacks; reason=open", "cache; reason=bulkhead"})
    void what_only_resembles_a_source_is_none(String inference) {
        assertThat(told(inference).isModel()).isFalse();
        assertThat(told(inference).isShutOut()).isFalse();
        assertThat(Observed.answeredByFallback(sample(inference))).isFalse();
    }

    @Test
    void only_an_empty_word_is_nothing() {
        assertThat(told("").isNothing()).isTrue();
        assertThat(told("cache").isNothing()).isFalse();
    }

    private static Told told(String inference) {
        return Told.by(sample(inference));
    }

    private static Sample sample(String inference) {
        return new Sample("guest-checkout", "place-order", 0, 0, 0, 1, 200, Outcome.OK, inference, "");
    }
}
