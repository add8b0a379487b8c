package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
    private static final int BAD_INPUT = 64;
    private static final String SERIES = "guest-checkout/place-order @ steady";

    @TempDir
    private Path root;

    @Test
    void shows_where_a_step_became_slower_and_by_how_much() throws IOException {
        for (int i = 0; i < 16; i++) {
            store(i, i < 9 ? 1 : 1.5);
        }

        CommandLineRun run = trend("calm", "--no-color");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("calm, p95 of 16 runs").contains(SERIES);
        assertThat(run.out()).containsPattern("\\+[45]\\d % from run-09 on").contains("no gate");
    }

    @Test
    void shows_no_change_where_there_is_none() throws IOException {
        for (int i = 0; i < 16; i++) {
            store(i, 1);
        }
        assertThat(trend("calm", "--no-color").out()).contains(SERIES).doesNotContain(" % from ");
    }

    @Test
    void tells_machines_every_point_and_change() throws IOException {
        for (int i = 0; i < 12; i++) {
            store(i, i < 6 ? 2 : 1);
        }

        JsonNode trends = new ObjectMapper().readTree(trend("calm", "--json").out());

        assertThat(trends.at("/0/series").asText()).isEqualTo(SERIES);
        assertThat(trends.at("/0/points")).hasSize(12);
        assertThat(trends.at("/0/points/0/run").asText()).isEqualTo("run-00");
        assertThat(trends.at("/0/changes/0/at").asInt()).isEqualTo(6);
        assertThat(trends.at("/0/changes/0/ratio").asDouble()).isBetween(0.4, 0.6);
    }

    @Test
    void leaves_out_runs_that_made_too_few_arrivals_and_says_so() throws IOException {
        store(0, 1);
        StoredRuns.store(runs(), "run-01", "calm", 2, 1, 20, 1);

        assertThat(trend("calm", "--no-color").out()).contains("p95 of 1 run,").contains("left out: 1 run in doubt");
    }

    @Test
    void only_the_latest_are_shown_when_asked() throws IOException {
        for (int i = 0; i < 5; i++) {
            store(i, 1);
        }
        assertThat(trend("calm", "--last", "2", "--no-color").out()).contains("p95 of 2 runs");
    }

    @Test
    void a_scenario_without_runs_is_told_with_the_nearest_that_has_some() throws IOException {
        store(0, 1);

        CommandLineRun run = trend("clam");

        assertThat(run.exitCode()).isEqualTo(BAD_INPUT);
        assertThat(run.err()).contains("clam").contains("did you mean `calm`?");
    }

    @Test
    void refuses_a_pattern_that_fits_nothing_and_a_number_of_runs_that_means_nothing() throws IOException {
        store(0, 1);
        CommandLineRun run = trend("calm", "--series", "nothing");
        assertThat(run.exitCode()).isEqualTo(BAD_INPUT);
        assertThat(run.err()).contains("--series").contains("fits no series");
        assertThat(trend("calm", "--last", "0").exitCode()).isEqualTo(BAD_INPUT);
    }

    private void store(int i, double times) throws IOException {
        StoredRuns.store(runs(), "run-%02d".formatted(i), "calm", i + 1, times, 30, i);
    }

    private Path runs() throws IOException {
        return Files.createDirectories(root.resolve("runs"));
    }

    private CommandLineRun trend(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "trend";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--out";
        all[arguments.length + 2] = runs().toString();
        return CommandLineRun.of(all);
    }
}
