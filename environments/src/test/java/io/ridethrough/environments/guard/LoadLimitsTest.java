package io.ridethrough.environments.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LoadLimitsTest {
    private static final LoadLimits LIMITS =
            new LoadLimits(OptionalDouble.of(5), OptionalInt.of(40), Optional.of(Duration.ofMinutes(10)));

    @Test
    void what_is_within_the_limits_is_not_told() {
        // 0.1 + 0.2 + 4.7 is a little more than 5 in floating point.
        assertThat(LIMITS.exceededBy(new LoadLimits.Asked(0.1 + 0.2 + 4.7, 40, Duration.ofMinutes(10))))
                .isEmpty();
    }

    @Test
    void each_limit_that_is_exceeded_is_told_with_both_figures() {
        assertThat(LIMITS.exceededBy(new LoadLimits.Asked(12.5, 41, Duration.ofSeconds(601))))
                .satisfiesExactly(
                        rate -> assertThat(rate)
                                .startsWith("limits.arrival-rate:")
                                .contains("12.5/s", "at most 5/s"),
                        users -> assertThat(users).startsWith("limits.users:").contains("41 users", "at most 40"),
                        lasts ->
                                assertThat(lasts).startsWith("limits.duration:").contains("601 s", "at most 600 s"));
    }

    @Test
    void without_limits_nothing_is_exceeded() {
        assertThat(LoadLimits.NONE.exceededBy(new LoadLimits.Asked(1e6, 1_000_000, Duration.ofDays(1))))
                .isEmpty();
    }
}
