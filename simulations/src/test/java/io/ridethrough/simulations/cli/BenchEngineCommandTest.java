package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchEngineCommandTest {
    @Test
    void what_cannot_be_measured_is_refused_with_what_could_be() {
        assertRefused("--pairs", "0", "--pairs: between 1 and 100");
        assertRefused("--seconds", "0", "--seconds: between 1 and 600");
        assertRefused("--warm-up", "-1", "--warm-up: between 0 and 600");
        assertRefused("--users", "1001", "--users: between 1 and 1000");
    }

    private static void assertRefused(String option, String value, String told) {
        CommandLineRun run = CommandLineRun.of("bench", "engine", option, value);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(told);
    }
}
