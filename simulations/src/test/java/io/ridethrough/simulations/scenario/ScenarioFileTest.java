package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario.Load;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {

    @TempDir
    Path folder;

    @Test
    void reads_the_scenario_as_written() throws IOException {
        Scenario scenario =
                read(ScenarioFixture.with("rate: 4/s", "rate: 240/min").replace("load:", "seed: 7\nload:"));

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "little",
                        "A model is slow for a moment.",
                        OptionalLong.of(7),
                        List.of(new Load("guest-checkout", 4.0, Duration.ofSeconds(10))),
                        List.of(
                                new Phase("warm-up", Duration.ofSeconds(5), false, List.of()),
                                new Phase("steady", Duration.ofSeconds(10), true, List.of()),
                                new Phase(
                                        "slow",
                                        Duration.ofSeconds(10),
                                        true,
                                        List.of(new PhaseFault(
                                                "inference",
                                                new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ZERO))))),
                        List.of(
                                new Expectation.Completion("guest-checkout", List.of("steady", "slow"), 0.99),
                                new Expectation.LatencyRatio(
                                        "guest-checkout", "browse", "slow", 95, 3, "steady", Duration.ZERO),
                                new Expectation.BreakerOpens("advice", "slow", Duration.ofSeconds(6)),
                                new Expectation.OrdersReconcile())));
        assertThat(scenario.timeline()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void reads_how_busy_a_phase_is() throws IOException {
        Scenario scenario = read(ScenarioFixture.with(
                "judged: false", "judged: false\n    load: 0x\n  - phase: rush\n    lasts: 4s\n" + "    load: 2.5x"));

        assertThat(scenario.phases()).extracting(Phase::load).containsExactly(0.0, 2.5, 1.0, 1.0);
        assertThat(scenario.highestLoad()).isEqualTo(2.5);
        assertThat(scenario.secondsOfLoad()).isEqualTo(4 * 2.5 + 10 + 10);
    }

    @Test
    void a_load_that_nobody_could_make_or_that_brings_nobody_at_all_is_refused() throws IOException {
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(
                        folder,
                        ScenarioFixture.with("judged: false", "judged: false\n    load: 1001x")
                                .replace("rate: 4/s", "rate: 0.5/s"))))
                .extracting(Mistake::key)
                .containsExactly("phases[0].load");
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(
                        folder, ScenarioFixture.with("judged: false", "judged: false\n    load: 251x"))))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("load[0].rate");
                    assertThat(mistake.what()).contains("makes 1004/s in phase `warm-up`", "at most 1000/s");
                });
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(
                        folder,
                        ScenarioFixture.SOUND
                                .replace("lasts: 10s", "lasts: 10s\n    load: 0x")
                                .replace("judged: false", "judged: false\n    load: 0x"))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).contains("nobody arrives in any of them"));
    }

    @Test
    void reads_every_kind_of_fault() throws IOException {
        String faults = """
                - fault: latency
                        on: inference
                        delay: 4s
                        jitter: 500ms
                      - fault: bandwidth
                        on: inference
                        rate: 64kB/s
                      - fault: reset-peer
                        on: inference
                        after: 1s
                      - fault: timeout
                        on: inference
                      - fault: outage
                        on: payment
                """;
        Scenario scenario =
                read(ScenarioFixture.with("- fault: latency\n        on: inference\n        delay: 4s\n", faults));

        assertThat(scenario.phases().get(2).faults())
                .containsExactly(
                        new PhaseFault(
                                "inference", new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ofMillis(500))),
                        new PhaseFault("inference", new NetworkFault.Bandwidth(64)),
                        new PhaseFault("inference", new NetworkFault.ResetPeer(Duration.ofSeconds(1))),
                        new PhaseFault("inference", new NetworkFault.Timeout()),
                        new PhaseFault("payment", new NetworkFault.Outage()));
    }

    private Scenario read(String text) throws IOException {
        return ScenarioFile.read(ScenarioFixture.file(folder, text), ScenarioFixture.CATALOG);
    }

    @Test
    void five_different_mistakes_are_all_reported_with_file_line_and_key() throws IOException {
        Path file = ScenarioFixture.file(
                folder,
                ScenarioFixture.SOUND
                        .replace("rate: 4/s", "rate: 4")
                        .replace("lasts: 5s", "lasts: 0s")
                        .replace("delay: 4s", "duraton: 4s\n        delay: 4s")
                        .replace("at-least: 99%", "at-least: 101%")
                        .replace("of: steady", "of: staedy"));

        assertThatThrownBy(() -> ScenarioFile.read(file, ScenarioFixture.CATALOG))
                .hasToString(String.join(
                        "\n",
                        file + ":5: load[0].rate: `4` is a number: write a rate such as `4/s` or `120/min`",
                        file + ":8: phases[0].lasts: `0s` is too small: at least `100ms`",
                        file + ":17: phases[2].faults[0].duraton: unknown key `duraton`; known: `fault`, `on`,"
                                + " `delay`, `jitter`, `spread`, `recorded`, `share`, `starts-after`, `lasts`",
                        file + ":23: expect[0].at-least: `101%` is too large: at most `100%`",
                        file + ":30: expect[1].of: unknown phase `staedy`, did you mean `steady`?"));
    }

    @Test
    void a_file_that_is_not_there_is_a_mistake() {
        Path gone = folder.resolve("gone.yaml");

        assertThatThrownBy(() -> ScenarioFile.read(gone, ScenarioFixture.CATALOG))
                .hasToString(gone + ": there is no such file");
    }

    @Test
    void broken_syntax_is_one_mistake() throws IOException {
        Path file = ScenarioFixture.file(folder, ScenarioFixture.with("[steady, slow]", "[steady, slow"));

        assertThat(ScenarioFixture.mistakesOf(file))
                .singleElement()
                .extracting(Mistake::line)
                .isEqualTo(22);
    }
}
