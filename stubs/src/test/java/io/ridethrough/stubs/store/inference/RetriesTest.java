package io.ridethrough.stubs.store.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final BackOff DOUBLING = new BackOff(Duration.ofMillis(100), 2, Duration.ofMillis(300), 0);
    private static final BackOff JITTERED = new BackOff(Duration.ofMillis(100), 1, Duration.ofMillis(100), 50);

    private final ManualClock clock = new ManualClock();
    private final List<Duration> pauses = new ArrayList<>();
    private int attempts;

    private Retries retries(int most, BackOff backOff, Optional<RetrySettings.Budget> budget) {
        RetrySettings settings =
                new RetrySettings(most, backOff, budget, Set.of(FallbackReason.TIMEOUT, FallbackReason.ERROR), 7);
        return new Retries(settings, InferencePoint.ADVICE, clock, pauses::add);
    }

    private void fail(Retries retries, FallbackReason reason) {
        try {
            retries.make(() -> {
                attempts++;
                throw new InferenceFailure(reason, "as told");
            });
        } catch (InferenceFailure expected) {
            assertThat(expected.reason()).isEqualTo(reason);
        }
    }

    @Test
    void pauses_grow_up_to_the_longest() {
        fail(retries(5, DOUBLING, Optional.empty()), FallbackReason.ERROR);

        assertThat(attempts).isEqualTo(5);
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 300L, 300L);
    }

    @Test
    void the_same_seed_draws_the_same_jitter_within_its_bounds() {
        fail(retries(10, JITTERED, Optional.empty()), FallbackReason.ERROR);
        List<Duration> first = List.copyOf(pauses);
        pauses.clear();
        fail(retries(10, JITTERED, Optional.empty()), FallbackReason.ERROR);

        assertThat(pauses).isEqualTo(first);
        assertThat(Set.copyOf(first)).as("are drawn, not fixed").hasSizeGreaterThan(5);
        assertThat(first)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(50), Duration.ofMillis(150)));
    }

    @Test
    void a_refusal_of_the_breaker_ends_the_attempts() {
        fail(retries(5, DOUBLING, Optional.empty()), FallbackReason.OPEN);
        fail(retries(5, DOUBLING, Optional.empty()), FallbackReason.INVALID);

        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void a_budget_keeps_retries_to_its_share_of_the_calls_of_its_window() {
        RetrySettings.Budget fifth = new RetrySettings.Budget(20, Duration.ofSeconds(10));
        Retries retries = retries(4, DOUBLING, Optional.of(fifth));
        for (int i = 0; i < 100; i++) {
            fail(retries, FallbackReason.TIMEOUT);
        }
        assertThat(attempts).isEqualTo(120);
        assertThat(retries.made()).isEqualTo(20);
        assertThat(retries.refused()).isEqualTo(100);

        clock.pass(Duration.ofSeconds(20));
        fail(retries, FallbackReason.TIMEOUT);
        assertThat(attempts).as("one call is no five").isEqualTo(121);
    }
}
