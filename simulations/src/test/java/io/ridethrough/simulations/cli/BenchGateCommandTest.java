package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchGateCommandTest {
    @Test
    void figures_stand_against_their_bars_with_the_seed_of_each() {
        CommandLineRun run = CommandLineRun.of("bench", "gate", "--simulated-only", "--gates", "500", "--seed", "4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("500 gates of 8 pairs, seed 4: nothing changed, s 7.8 %", "seed 5: 10 % slower, s 7.8 %")
                .contains("bar: at most 5, met", "bar: at least 80");
    }

    @Test
    void a_missed_bar_is_a_failure_only_when_bars_are_required() throws IOException {
        // 6 pairs find a 10 % regression too seldom.
        CommandLineRun told = CommandLineRun.of("bench", "gate", "--simulated-only", "--pairs", "6", "--json");
        JsonNode json = new ObjectMapper().readTree(told.out());

        assertThat(told.exitCode()).isZero();
        assertThat(json.at("/missed/0").asText()).isEqualTo("slower_fail_percent");
        assertThat(json.at("/slower_fail_percent").asDouble()).isLessThan(80);
        assertThat(CommandLineRun.of("bench", "gate", "--simulated-only", "--pairs", "6", "--require")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void so_few_pairs_that_nothing_can_fail_are_refused() {
        assertThat(CommandLineRun.of("bench", "gate", "--pairs", "5").exitCode())
                .isEqualTo(64);
        assertThat(CommandLineRun.of("bench", "gate", "--gates", "0").exitCode())
                .isEqualTo(64);
    }

    @Test
    void a_folder_for_real_runs_is_refused_where_there_are_none() {
        CommandLineRun run = CommandLineRun.of("bench", "gate", "--simulated-only", "--out", "somewhere");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--out: is for real runs, and --simulated-only leaves them out");
    }
}
