package io.ridethrough.stubs.store.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.ridethrough.stubs.store.inference.BreakerSettings;
import io.ridethrough.stubs.store.inference.FallbackKind;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResiliencePresetsTest {
    @Test
    void every_preset_says_what_it_is_and_where_from() {
        assertThat(ResiliencePresets.all())
                .extracting(ResiliencePreset::name)
                .containsExactlyElementsOf(ResiliencePresets.names());
        assertThat(ResiliencePresets.all()).allSatisfy(preset -> {
            assertThat(preset.story()).isNotBlank();
            assertThat(preset.source().title()).isNotBlank();
            assertThat(preset.source().read()).isAfter(LocalDate.of(2026, 1, 1));
        });
    }

    @Test
    void the_default_is_the_stores_own() {
        assertThat(ResiliencePresets.find(ResiliencePresets.DEFAULT)).isEqualTo(Resilience.DEFAULT);
    }

    @Test
    void resilience4j_is_as_the_library_comes() {
        BreakerSettings breaker =
                ResiliencePresets.find("resilience4j").guard().breaker().orElseThrow();
        CircuitBreakerConfig theirs = CircuitBreakerConfig.ofDefaults();
        assertThat(breaker.window()).isEqualTo(new Window.Calls(theirs.getSlidingWindowSize()));
        assertThat(breaker.minimumCalls()).isEqualTo(theirs.getMinimumNumberOfCalls());
        assertThat((float) breaker.failurePercent()).isEqualTo(theirs.getFailureRateThreshold());
        assertThat(breaker.slow().orElseThrow().slowerThan()).isEqualTo(theirs.getSlowCallDurationThreshold());
        assertThat((float) breaker.slow().orElseThrow().percent()).isEqualTo(theirs.getSlowCallRateThreshold());
        assertThat(breaker.probes()).isEqualTo(theirs.getPermittedNumberOfCallsInHalfOpenState());
        assertThat(breaker.openFor().toMillis())
                .isEqualTo(theirs.getWaitIntervalFunctionInOpenState().apply(1));
        assertThat(ResiliencePresets.find("resilience4j")
                        .guard()
                        .bulkhead()
                        .orElseThrow()
                        .concurrentCalls())
                .isEqualTo(BulkheadConfig.ofDefaults().getMaxConcurrentCalls());
    }

    @Test
    void none_leaves_rules_alone() {
        Resilience none = ResiliencePresets.find("none");
        assertThat(none.timeout()).isZero();
        assertThat(none.guard().breaker()).isEmpty();
        assertThat(none.guard().bulkhead()).isEmpty();
        assertThat(none.guard().retry().attempts()).isEqualTo(1);
    }

    @Test
    void a_file_changes_what_it_names(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                timeout: 2s
                breaker:
                  window: 30s
                fallback:
                  kind: cached
                """);
        Resilience mine = ResiliencePresets.find(file.toString());
        assertThat(mine.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(mine.guard().breaker().orElseThrow().window()).isEqualTo(new Window.Time(Duration.ofSeconds(30)));
        assertThat(mine.guard().breaker().orElseThrow().probes()).isEqualTo(2);
        assertThat(mine.fallback().kind()).isEqualTo(FallbackKind.CACHED);
    }

    @Test
    void every_mistake_of_a_file_is_told_at_once(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), """
                timeuot: 2s
                breaker:
                  window: ten
                  probes: 0
                  opne: 4s
                bulkhead: wide
                fallback:
                  kind: hope
                  kind: rules
                """);
        assertThatThrownBy(() -> ResiliencePresets.find(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        F:1: timeuot: unknown key, did you mean `timeout`?
                        F:3: breaker.window: `ten` is not a window such as `10 calls` or 30s
                        F:3: breaker: the number of probes is from 1 to 10000, not 0
                        F:5: breaker.opne: unknown key, did you mean `breaker.open`?
                        F:6: bulkhead: `wide` is not `none` or a map of keys and values
                        F:8: fallback.kind: `hope` is not rules, cached or queue
                        F:9: fallback.kind: duplicate key, already given in line 8""".replace("F", file.toString()));
    }

    @Test
    void what_is_neither_preset_nor_file_is_refused_with_the_nearest_preset() {
        assertThatThrownBy(() -> ResiliencePresets.find("litelm"))
                .hasMessage("there is neither a preset nor a file `litelm`, did you mean `litellm`?");
    }
}
