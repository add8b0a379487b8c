package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTableTest {

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 100, 133, 200})
    void no_line_but_a_path_is_wider_than_the_terminal(int columns) {
        assertThat(lines(FakeRun.verdict(), columns))
                .filteredOn(line -> !line.contains("results/runs/"))
                .allSatisfy(line -> assertThat(Wrapping.width(line)).isLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200})
    void nothing_is_lost_by_wrapping(int columns) {
        String words = String.join(" ", lines(FakeRun.verdict(), columns)).replaceAll(" +", " ");

        assertThat(words.split(" ")).contains("INCONCLUSIVE", "FAIL", "9.4", "successes", "meanwhile", "84)");
    }

    @Test
    void what_failed_comes_last_with_its_claim_and_its_reason() {
        assertThat(lines(FakeRun.verdict(), 110))
                .containsSubsequence(
                        "PASS          orders-reconcile           every order once            306 orders, 306 charges",
                        "FAIL          breaker-opens/advice       ≤ 6 s                       9.4 s",
                        "              claim  The claim breaker-opens/advice holds",
                        "              why    the breaker counted slow answers as successes until the store's timeout of"
                                + " 800 ms ended",
                        "                     the first of them; 23 requests waited for it meanwhile",
                        "FAIL          checkout-brownout failed: 1 of 6 findings is FAIL, and 1 is INCONCLUSIVE.",
                        "              4 PASS, 1 INCONCLUSIVE, 1 FAIL");
    }

    @Test
    void a_long_word_is_broken_at_its_joints() {
        assertThat(Wrapping.wrap("fallback-latency/identity", 20)).containsExactly("fallback-latency/", "identity");
        assertThat(Wrapping.wrap("incomprehensibilities", 10)).containsExactly("incomprehe", "nsibilitie", "s");
        assertThat(Wrapping.wrap("", 10)).containsExactly("");
    }

    @Test
    void a_verdict_without_findings_is_shown_too() {
        Verdict none = new Verdict(1, "run", "little", Grade.INCONCLUSIVE, "Nothing was measured.", List.of());

        assertThat(lines(none, 80)).contains("INCONCLUSIVE  Nothing was measured.");
    }

    private static List<String> lines(Verdict verdict, int columns) {
        return new VerdictTable(new Ink(false)).lines(verdict, FakeRun.FOLDER, columns);
    }
}
