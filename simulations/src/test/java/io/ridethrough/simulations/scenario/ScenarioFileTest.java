package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario.Load;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import io.ridethrough.simulations.scenario.Scenario.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {

    private static final String WATCHED = ScenarioFixture.SOUND
                    .substring(0, ScenarioFixture.SOUND.indexOf("expect:"))
                    .replace("phases:", "watch: {golden: 60, rate: 4/s}\nphases:")
                    .replace(
                            "fault: latency\n        on: inference\n        delay: 4s",
                            "fault: model-swap\n        on: inference\n        to: v2")
            + """
            expect:
              - {claim: drift-noticed, during: slow, within: 8s, wrong: 3, of-last: 40}
              - {claim: drift-gone, during: steady, within: 2s, wrong: 3, of-last: 30}
              - {claim: answers-unmixed, during: [steady, slow]}
              - {claim: swap-undisturbed, within: 500ms}
            """;

    private static final String ABOUT_DATA = ScenarioFixture.SOUND
                    .substring(0, ScenarioFixture.SOUND.indexOf("expect:"))
                    .replace("phases:", "  - flow: dashboard\n    rate: 1/s\nphases:")
            + """
            expect:
              - {claim: residency, during: [steady, slow]}
              - {claim: canaries-stay, during: slow, only-to: inference}
              - {claim: canaries-stay, during: steady, only-to: [inference, payment]}
              - {claim: tenants-isolated, during: slow}
            """;

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
    void reads_a_watch_and_what_is_claimed_of_it() throws IOException {
        Scenario scenario = read(WATCHED);

        assertThat(scenario.watch()).contains(new Watch(60, 4, Duration.ofSeconds(5)));
        assertThat(scenario.expectations())
                .containsExactly(
                        new Expectation.DriftNoticed("slow", Duration.ofSeconds(8), 3, 40),
                        new Expectation.DriftGone("steady", Duration.ofSeconds(2), 3, 30),
                        new Expectation.AnswersUnmixed(List.of("steady", "slow")),
                        new Expectation.SwapUndisturbed(Duration.ofMillis(500)));
    }

    @Test
    void reads_claims_of_errors_of_a_steps_time_and_of_a_breakers_thresholds() throws IOException {
        Scenario scenario = read(claiming("""
                - {claim: errors-shown, during: [steady, slow], at-most: 0%}
                - {claim: errors-shown, flow: guest-checkout, during: slow, at-most: 1%}
                - {claim: breaker-stays-closed, point: advice, during: steady}
                - {claim: step-latency, flow: guest-checkout, step: browse, during: slow, percentile: 95, at-most: 1500ms}
                - {claim: breaker-probes, point: advice, during: slow, at-most: 2}
                - {claim: breaker-opens-after, point: advice, during: slow, at-least: 3, at-most: 16}
                - {claim: recovery, flow: guest-checkout, step: browse, during: slow, percentile: 95, within: 5s, of: steady}
                - {claim: surge, point: advice, during: slow, at-most: 3x, of: steady}
                """));

        assertThat(scenario.expectations())
                .containsExactly(
                        new Expectation.ErrorsShown("", List.of("steady", "slow"), 0),
                        new Expectation.ErrorsShown("guest-checkout", List.of("slow"), 0.01),
                        new Expectation.BreakerStaysClosed("advice", List.of("steady")),
                        new Expectation.StepLatency(
                                "guest-checkout", "browse", List.of("slow"), 95, Duration.ofMillis(1500)),
                        new Expectation.BreakerProbes("advice", List.of("slow"), 2),
                        new Expectation.BreakerOpensAfter("advice", "slow", 3, 16),
                        new Expectation.Recovery(
                                "guest-checkout", "browse", "slow", 95, Duration.ofSeconds(5), "steady", Duration.ZERO),
                        new Expectation.Surge("advice", "slow", 3, "steady"));
    }

    @Test
    void bounds_that_claim_nothing_or_the_impossible_are_refused() throws IOException {
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, claiming("""
                        - {claim: errors-shown, flow: dashboard, during: slow, at-most: 1%}
                        - {claim: errors-shown, during: slow, at-most: 100%}
                        - {claim: errors-shown, during: slow}
                        - {claim: breaker-stays-closed, point: advice}
                        - {claim: step-latency, flow: guest-checkout, step: browse, during: slow, percentile: 95, at-most: 3x}
                        - {claim: breaker-probes, point: advice, during: slow, at-most: 0}
                        - {claim: breaker-opens-after, point: advice, during: slow, at-least: 6, at-most: 5}
                        - {claim: recovery, flow: guest-checkout, step: browse, during: slow, percentile: 95, within: 11s, of: steady}
                        - {claim: surge, point: advice, during: slow, at-most: 3x, of: slow}
                        """))))
                .extracting(Mistake::key)
                .containsExactly(
                        "expect[0].flow",
                        "expect[1].at-most",
                        "expect[2].at-most",
                        "expect[3].during",
                        "expect[4].at-most",
                        "expect[5].at-most",
                        "expect[6].at-most",
                        "expect[7].within",
                        "expect[8].of");
    }

    @Test
    void reads_claims_of_what_the_shop_says_while_the_model_is_bad() throws IOException {
        String claims = """
                - {claim: model-as-told, during: [steady, slow]}
                - {claim: partial-answers-unused, point: advice, during: slow}
                - {claim: fallback-correct, point: advice, during: slow}
                """;
        assertThat(read(claiming(claims)).expectations())
                .containsExactly(
                        new Expectation.ModelAsTold(List.of("steady", "slow")),
                        new Expectation.PartialAnswersUnused("advice", List.of("slow")),
                        new Expectation.FallbackCorrect("advice", List.of("slow")));
        String slips = claiming("""
                        - {claim: model-as-told}
                        - {claim: partial-answers-unused, during: slow}
                        - {claim: fallback-correct, point: summary, during: slow}
                        """).replace("phases:", "  - flow: dashboard\n    rate: 1/s\nphases:");
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, slips)))
                .extracting(Mistake::key)
                .containsExactly("expect[0].during", "expect[1].point", "expect[2].point");
    }

    private static String claiming(String claims) {
        return ScenarioFixture.SOUND.substring(0, ScenarioFixture.SOUND.indexOf("expect:")) + "expect:\n" + claims;
    }

    @Test
    void claims_about_a_watch_and_a_swap_need_them() throws IOException {
        String neither = WATCHED.replace("watch: {golden: 60, rate: 4/s}\n", "")
                .replace(
                        "fault: model-swap\n        on: inference\n        to: v2",
                        "fault: timeout\n        on: inference");

        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, neither)))
                .extracting(
                        Mistake::key,
                        mistake -> mistake.what().substring(mistake.what().indexOf(": ")))
                .containsExactly(
                        tuple("expect[0].claim", ": give the scenario a `watch`"),
                        tuple("expect[1].claim", ": give the scenario a `watch`"),
                        tuple("expect[2].claim", ": give the scenario a `watch`"),
                        tuple("expect[3].claim", ": give it a `model-swap`"));
    }

    @Test
    void reads_the_claims_about_where_data_went() throws IOException {
        Scenario scenario = read(ABOUT_DATA);

        assertThat(scenario.expectations())
                .containsExactly(
                        new Expectation.Residency(List.of("steady", "slow")),
                        new Expectation.CanariesStay(List.of("slow"), List.of("inference")),
                        new Expectation.CanariesStay(List.of("steady"), List.of("inference", "payment")),
                        new Expectation.TenantsIsolated(List.of("slow")));
    }

    @Test
    void claims_about_where_data_went_name_known_dependencies_and_a_flow_that_looks() throws IOException {
        String slips = ABOUT_DATA
                .replace("flow: dashboard", "flow: onboarding")
                .replace("only-to: inference}", "only-to: model}")
                .replace("[inference, payment]", "[payment, payment]");

        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, slips)))
                .extracting(Mistake::key)
                .containsExactly("expect[1].only-to", "expect[2].only-to[1]", "expect[3].claim");
    }

    @Test
    void a_rule_that_can_never_hold_is_refused() throws IOException {
        assertThat(ScenarioFixture.mistakesOf(
                        ScenarioFixture.file(folder, WATCHED.replace("of-last: 40", "of-last: 2"))))
                .extracting(Mistake::key, Mistake::what)
                .containsExactly(tuple("expect[0].of-last", "is less than `wrong`: so many can't be among so few"));
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

    @Test
    void the_scenarios_of_the_library_are_sound_and_named_like_their_files() {
        ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);

        assertThat(library.list())
                .contains("checkout-brownout", "inference-misbehaves", "model-rollback")
                .allSatisfy(name -> assertThat(ScenarioFile.read(library.resolve(name), ScenarioFixture.CATALOG)
                                .name())
                        .isEqualTo(name));
    }

    @Test
    void checkout_brownout_is_ninety_seconds_that_break_inference_twice() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("checkout-brownout.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scenario.phases())
                .extracting(Phase::name)
                .containsExactly("warm-up", "steady", "slow", "down", "recovery");
        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .containsExactly(
                        new PhaseFault(
                                "inference", new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ofMillis(500))),
                        new PhaseFault("inference", new NetworkFault.Outage()));
    }

    @Test
    void every_kind_of_claim_is_made_by_some_scenario_of_the_library() {
        ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);

        assertThat(library.list().stream()
                        .map(name -> ScenarioFile.read(library.resolve(name), ScenarioFixture.CATALOG))
                        .flatMap(scenario -> scenario.expectations().stream())
                        .map(expectation -> expectation.getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Expectation.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void model_rollback_swaps_the_model_once_and_claims_what_the_others_do_not() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("model-rollback.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
        assertThat(scenario.watch()).isPresent();
        assertThat(scenario.phases().stream()
                        .flatMap(phase -> phase.faults().stream())
                        .map(PhaseFault::fault))
                .filteredOn(DeploymentFault.class::isInstance)
                .containsExactly(new DeploymentFault.ModelSwap("v2"));
        assertThat(scenario.expectations())
                .hasAtLeastOneElementOfType(Expectation.DriftNoticed.class)
                .hasAtLeastOneElementOfType(Expectation.DriftGone.class)
                .hasAtLeastOneElementOfType(Expectation.AnswersUnmixed.class)
                .hasAtLeastOneElementOfType(Expectation.SwapUndisturbed.class);
    }

    @Test
    void failover_residency_breaks_the_model_twice_and_claims_that_nothing_leaves() {
        Scenario scenario = ScenarioFile.read(
                ScenarioFixture.SCENARIOS.resolve("failover-residency.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .hasSize(2);
        assertThat(scenario.expectations())
                .hasAtLeastOneElementOfType(Expectation.Residency.class)
                .hasAtLeastOneElementOfType(Expectation.CanariesStay.class);
    }

    @Test
    void tenant_isolation_is_about_dashboards() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("tenant-isolation.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.load()).extracting(Load::flow).contains("dashboard");
        assertThat(scenario.expectations()).hasAtLeastOneElementOfType(Expectation.TenantsIsolated.class);
    }

    @Test
    void inference_misbehaves_is_ninety_seconds_of_a_model_that_is_there_all_the_time() {
        Scenario scenario = ScenarioFile.read(
                ScenarioFixture.SCENARIOS.resolve("inference-misbehaves.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.fault()).isInstanceOf(InferenceFault.class));
    }
}
