package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Real processes, real tokens: the committed weights through the whole command. */
class BuiltInVersionsDriftTest {
    @Test
    void v1_has_not_drifted_from_itself_in_any_of_200_resamples() {
        CommandLineRun run = drift("v1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("NO DRIFT: 200 of 200 decisions are the same")
                .contains("200 resamples (seed 1): NO DRIFT 200, INCONCLUSIVE 0, DRIFT 0");
    }

    @Test
    void v2_has_drifted_in_each_of_200_resamples() {
        CommandLineRun run = drift("v2");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("DRIFT: agreement: 25 of 200 decisions changed")
                .contains("200 resamples (seed 1): NO DRIFT 0, INCONCLUSIVE 0, DRIFT 200");
    }

    private static CommandLineRun drift(String to) {
        return CommandLineRun.of("model", "drift", "--from", "v1", "--to", to, "--resamples", "200");
    }
}
