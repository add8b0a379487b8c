package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not allowed starts nothing, and says why and what would be right. */
class GuardCommandTest {
    private static final String SCENARIO = "checkout-brownout";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.20.0.5:8080",
                "http://169.254.169.254",
                "http://[::ffff:10.0.0.1]",
                "http://0.0.0.0:8080",
                "https://www.shop.example",
                "http://shop.staging.example"
            })
    void no_command_that_loads_a_shop_calls_one_that_is_not_listed(String shop) throws IOException {
        String file = definition(shop, "").toString();
        Path runs = folder.resolve("runs");
        Path compared = folder.resolve("compared");

        for (CommandLineRun run : new CommandLineRun[] {
            CommandLineRun.of("run", SCENARIO, "--env", file, "--out", runs.toString()),
            CommandLineRun.of("run", "drill", "--presets", "all", "--env", file, "--out", runs.toString()),
            CommandLineRun.of("compare", SCENARIO, "--env", file, "--out", compared.toString()),
            CommandLineRun.of("check", SCENARIO, "--env", file)
        }) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(77);
            assertThat(run.err()).contains("ridethrough: not allowed: staging: shop.url: ");
        }
        assertThat(runs).doesNotExist();
        // A comparison keeps beside its runs what it was to be; of runs there are none.
        try (Stream<Path> files = Files.walk(compared)) {
            assertThat(files).noneMatch(left -> left.endsWith("plan.json"));
        }
    }

    @Test
    void what_looks_like_production_takes_a_word_and_that_word_lists_nothing() throws IOException {
        String file = definition("https://www.shop.example", "").toString();

        assertThat(CommandLineRun.of("check", SCENARIO, "--env", file).err())
                .contains("looks like production", "--i-am-allowed-to");
        assertThat(CommandLineRun.of("check", SCENARIO, "--env", file, "--i-am-allowed-to")
                        .err())
                .doesNotContain("looks like production")
                .contains("not listed", "`www.shop.example`");
    }

    @Test
    void a_plan_beyond_the_limits_is_refused_with_each_figure() throws IOException {
        Path file = definition("http://127.0.0.1:8080", "limits: {arrival-rate: 1/s, users: 10, duration: 30s}\n");
        Path runs = folder.resolve("runs");

        CommandLineRun run = CommandLineRun.of("run", SCENARIO, "--env", file.toString(), "--out", runs.toString());

        assertThat(run.exitCode()).isEqualTo(77);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        rate -> assertThat(rate).contains("staging: limits.arrival-rate: ", "8/s", "at most 1/s"),
                        users -> assertThat(users).contains("staging: limits.users: ", "at most 10"),
                        lasts -> assertThat(lasts).contains("staging: limits.duration: ", "90 s", "at most 30 s"));
        assertThat(runs).doesNotExist();
    }

    @Test
    void a_secret_that_is_not_there_is_told_before_anything_starts() throws IOException {
        Path file = definition(
                "http://127.0.0.1:8080", "ledger: {token: {variable: NOBODY_SETS_THIS_TOKEN}, charges: none}\n");
        Path runs = folder.resolve("runs");

        CommandLineRun run = CommandLineRun.of("run", SCENARIO, "--env", file.toString(), "--out", runs.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("the variable NOBODY_SETS_THIS_TOKEN: is not set");
        assertThat(runs).doesNotExist();
    }

    @Test
    void check_tells_that_a_scenario_may_be_played_on_this_machine() throws IOException {
        assertThat(CommandLineRun.of("check", SCENARIO, "--env", "embedded").out())
                .contains("it can and may be played in embedded");

        CommandLineRun local = CommandLineRun.of(
                "check",
                SCENARIO,
                "--env",
                definition("http://localhost:8080", "").toString());

        assertThat(local.exitCode()).isZero();
        assertThat(local.out()).contains("it can and may be played in staging", "localhost is at 127.0.0.1");
    }

    private Path definition(String shop, String more) throws IOException {
        return Files.writeString(folder.resolve("staging.yaml"), """
                environment: staging
                kind: remote
                shop: {url: "%s"}
                faults: {api: "http://127.0.0.1:8474", proxies: {inference: inference, payment: payment}}
                catalogue: [CHAOS-001]
                """.formatted(shop) + more);
    }
}
