package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCapacityCommandTest {
    @Test
    void figures_of_each_setting_stand_against_their_bars() {
        CommandLineRun run = CommandLineRun.of(
                "bench", "capacity", "--experiments", "10", "--seed", "4", "--settings", "floor,three");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("10 studies, seed 4: 16 servers, log-normal services", "seed 12: 16 servers as above")
                .contains("three_deviation_percent", "bar: at most 3", "bar: at least 85")
                .contains("floor_flagged_percent")
                .doesNotContain("erlang");
    }

    @Test
    void json_has_the_truths_and_what_was_missed() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "bench", "capacity", "--experiments", "10", "--settings", "erlang,journeys", "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(json.at("/experiments").asInt()).isEqualTo(10);
        assertThat(json.at("/truthPerSecond/erlang").asDouble()).isBetween(6.0, 8.0);
        assertThat(json.at("/journeys_deviation_percent").asDouble()).isPositive();
        assertThat(json.at("/missed").isArray()).isTrue();
    }

    @Test
    void a_setting_that_there_is_not_is_refused_with_those_that_there_are() {
        CommandLineRun run = CommandLineRun.of("bench", "capacity", "--settings", "even,odd");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--settings: no setting [odd]; there are three, five, unsteady");
    }

    @Test
    void too_few_studies_are_refused() {
        CommandLineRun run = CommandLineRun.of("bench", "capacity", "--experiments", "9");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--experiments: between 10 and 10000");
    }
}
