package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.BackOff;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ResilienceOptionsTest {
    @Test
    void a_given_pause_does_not_grow_and_may_be_none() {
        assertThat(pauses("--retry-pause", "200ms"))
                .isEqualTo(new BackOff(Duration.ofMillis(200), 1, Duration.ofMillis(200), 50));
        assertThat(pauses("--retry-pause", "0ms")).isEqualTo(new BackOff(Duration.ZERO, 1, Duration.ZERO, 50));
    }

    @Test
    void without_the_option_the_presets_pauses_stay() {
        assertThat(pauses("--retry-attempts", "4"))
                .isEqualTo(new BackOff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 50));
    }

    private static BackOff pauses(String... options) {
        return CommandLine.populateCommand(new ResilienceOptions(), options)
                .resilience()
                .guard()
                .retry()
                .backOff();
    }
}
