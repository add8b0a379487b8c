package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimelineClockTest {
    private static final long HOUR_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(1)));

    private final TimelineClock clock = new TimelineClock();

    @Test
    void starts_at_the_wall_clocks_time_and_never_goes_back() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        long lastMicros = clock.nowMicros();
        for (int i = 0; i < 1_000; i++) {
            long nowMicros = clock.nowMicros();
            assertThat(nowMicros).isGreaterThanOrEqualTo(lastMicros);
            lastMicros = nowMicros;
        }
    }

    @Test
    void waits_until_the_instant_has_come() {
        long atMicros = clock.nowMicros() + 70_000;

        assertThat(clock.awaitUntil(atMicros, () -> false)).isTrue();
        assertThat(clock.nowMicros()).isGreaterThanOrEqualTo(atMicros);
    }

    @Test
    void an_instant_in_the_past_is_not_waited_for() {
        assertThat(clock.awaitUntil(0, () -> false)).isTrue();
    }

    @Test
    void a_wait_that_has_lost_its_purpose_is_cut_short() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(clock.awaitUntil(clock.nowMicros() + HOUR_MICROS, () -> asked.incrementAndGet() == 3))
                .isFalse();
        assertThat(clock.awaitUntil(0, () -> true)).isFalse();
    }
}
