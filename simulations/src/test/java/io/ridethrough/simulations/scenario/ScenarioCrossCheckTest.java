package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.yaml.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row breaks the sound scenario in one place, and exactly one mistake is told. */
class ScenarioCrossCheckTest {

    private static final String FAULT = "      - fault: latency\n        on: inference\n        delay: 4s\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("slips")
    void one_slip_is_one_mistake(String piece, String replacement, int line, String key, String what)
            throws IOException {
        Path file = ScenarioFixture.file(folder, ScenarioFixture.with(piece, replacement));

        assertThat(ScenarioFixture.mistakesOf(file)).containsExactly(new Mistake(file.toString(), line, key, what));
    }

    @Test
    void a_scenario_that_judges_nothing_is_refused() throws IOException {
        String text = ScenarioFixture.with("lasts: 10s", "lasts: 10s\n    judged: false");
        Path file = ScenarioFixture.file(
                folder, text.substring(0, text.indexOf("  - claim: completion")) + "  - claim: orders-reconcile\n");

        assertThat(ScenarioFixture.mistakesOf(file))
                .containsExactly(new Mistake(
                        file.toString(),
                        6,
                        "phases",
                        "no phase is judged: drop `judged: false` where something is to be claimed"));
    }

    @Test
    void a_scenario_that_expects_nothing_is_refused() throws IOException {
        Path none = ScenarioFixture.file(
                folder, ScenarioFixture.SOUND.substring(0, ScenarioFixture.SOUND.indexOf("expect:")));
        assertThat(ScenarioFixture.mistakesOf(none))
                .extracting(Mistake::what)
                .containsExactly(
                        "missing key `expect`: a run of which nothing is expected can't pass: claim something");

        Path empty = ScenarioFixture.file(
                folder, ScenarioFixture.SOUND.substring(0, ScenarioFixture.SOUND.indexOf("expect:")) + "expect: []\n");
        assertThat(ScenarioFixture.mistakesOf(empty))
                .extracting(Mistake::what)
                .containsExactly("is empty: list at least one");
    }

    @Test
    void a_mistake_brings_no_others_in_its_wake() throws IOException {
        Path file = ScenarioFixture.file(
                folder,
                ScenarioFixture.SOUND
                        .replace("delay: 4s", "delay: 4\n        jitter: 1s")
                        .replace("  - phase: slow\n    lasts: 10s", "  - phase: slow\n    last: 10s"));

        assertThat(ScenarioFixture.mistakesOf(file))
                .extracting(Mistake::key)
                .containsExactly("phases[2].last", "phases[2].faults[0].delay");
    }

    @Test
    void more_arrivals_than_fit_are_refused() throws IOException {
        Path file = ScenarioFixture.file(
                folder, ScenarioFixture.with("rate: 4/s", "rate: 1000/s").replace("lasts: 10s", "lasts: 30m"));

        assertThat(ScenarioFixture.mistakesOf(file))
                .containsExactly(new Mistake(
                        file.toString(), 5, "load[0].rate", "makes 3605000 arrivals over all phases: at most 1000000"));
    }

    static Arguments[] slips() {
        return new Arguments[] {
            slip(
                    "during: [steady, slow]",
                    "during: [steady, slwo]",
                    21,
                    "expect[0].during[1]",
                    "unknown phase `slwo`, did you mean `slow`?"),
            slip(
                    "during: [steady, slow]",
                    "during: [slow, slow]",
                    21,
                    "expect[0].during[1]",
                    "phase `slow` is listed twice"),
            slip(
                    "during: [steady, slow]",
                    "during: [warm-up, slow]",
                    21,
                    "expect[0].during[0]",
                    "phase `warm-up` isn't judged: name a judged phase, or drop its `judged: false`"),
            slip(
                    "of: steady",
                    "of: slow",
                    29,
                    "expect[1].of",
                    "compares `slow` with itself: name another phase, such as a steady one"),
            slip(
                    "step: browse",
                    "step: browze",
                    25,
                    "expect[1].step",
                    "unknown step of `guest-checkout` `browze`, did you mean `browse`?"),
            slip(
                    "completion\n    flow: guest-checkout",
                    "completion\n    flow: guest-chekout",
                    20,
                    "expect[0].flow",
                    "unknown flow `guest-chekout`, did you mean `guest-checkout`?"),
            slip(
                    "completion\n    flow: guest-checkout",
                    "completion\n    flow: onboarding",
                    20,
                    "expect[0].flow",
                    "no arrivals of `onboarding`: give it a rate under `load`"),
            slip(
                    "point: advice",
                    "point: advise",
                    31,
                    "expect[2].point",
                    "unknown inference point `advise`, did you mean `advice`?"),
            slip(
                    "point: advice",
                    "point: summary",
                    31,
                    "expect[2].point",
                    "only `dashboard` asks there, and it has no arrivals: give it a rate under `load`"),
            slip(
                    "    within: 6s\n",
                    "",
                    30,
                    "expect[2].within",
                    "missing key `within`: how soon after the phase begins, such as `6s`"),
            slip(
                    "    at-least: 99%\n",
                    "",
                    19,
                    "expect[0].at-least",
                    "missing key `at-least`: a claim needs its bound, a percentage such as `99%`"),
            slip("at-least: 99%", "at-least: 0%", 22, "expect[0].at-least", "`0%` is too small: at least `0.1%`"),
            slip("within: 6s", "within: 11s", 33, "expect[2].within", "is longer than the phase `slow` itself"),
            slip(
                    "claim: orders-reconcile",
                    "claim: orders-reconciled",
                    34,
                    "expect[3].claim",
                    "unknown claim `orders-reconciled`, did you mean `orders-reconcile`?"),
            slip(
                    "- claim: orders-reconcile",
                    "- claim: orders-reconcile\n  - claim: orders-reconcile",
                    35,
                    "expect[4].claim",
                    "the same claim is made above: keep one"),
            slip(
                    "  - phase: steady\n",
                    "  - phase: steady\n    lasts: 1s\n  - phase: steady\n",
                    12,
                    "phases[2].phase",
                    "a phase `steady` comes earlier: name each phase once"),
            slip(
                    FAULT,
                    FAULT + FAULT,
                    18,
                    "phases[2].faults[1].fault",
                    "`latency` is on `inference` already at that time: keep one"),
            slip(
                    FAULT,
                    FAULT + "      - fault: outage\n        on: inference\n",
                    18,
                    "phases[2].faults[1].fault",
                    "`outage` and `latency` on `inference` can't both show: an outage refuses every connection"),
            slip(
                    "delay: 4s",
                    "delay: 4s\n        jitter: 5s",
                    18,
                    "phases[2].faults[0].jitter",
                    "is more than `delay`: an answer can't come before it is ready"),
            slip(
                    "on: inference",
                    "on: inferrence",
                    16,
                    "phases[2].faults[0].on",
                    "unknown target `inferrence`, did you mean `inference`?"),
            slip(
                    "rate: 4/s",
                    "rate: 1000/s\n    patience: 1h",
                    6,
                    "load[0].patience",
                    "`1h` is too large: at most `5m`"),
            slip("percentile: 95", "percentile: 100", 27, "expect[1].percentile", "`100` is too large: at most `99.9`"),
            slip(
                    "rate: 4/s",
                    "rate: 1000/s\n  - flow: guest-checkout\n    rate: 1/s",
                    6,
                    "load[1].flow",
                    "`guest-checkout` has a rate already: give each flow one"),
            slip(
                    "rate: 4/s",
                    "rate: 4/s\n  - flow: customer-checkout\n    rate: 1/s",
                    6,
                    "load[1].flow",
                    "`customer-checkout` asks at `advice` as `guest-checkout` does, and calls could not be told apart:"
                            + " give each a scenario of its own"),
            slip(
                    "rate: 4/s",
                    "rate: 4/s\n    product: CHAOS-LOW",
                    6,
                    "load[0].product",
                    "unknown key `product`, did you mean `products`?"),
        };
    }

    private static Arguments slip(String piece, String replacement, int line, String key, String what) {
        return Arguments.of(piece, replacement, line, key, what);
    }
}
