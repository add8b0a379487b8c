package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioClaimsTest {

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

    private Scenario read(String text) throws IOException {
        return ScenarioFile.read(ScenarioFixture.file(folder, text), ScenarioFixture.CATALOG);
    }

    private static String claiming(String claims) {
        return ScenarioFixture.SOUND.substring(0, ScenarioFixture.SOUND.indexOf("expect:")) + "expect:\n" + claims;
    }
}
