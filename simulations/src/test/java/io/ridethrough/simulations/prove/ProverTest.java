package io.ridethrough.simulations.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProverTest {
    private static final DefectProof NO_BREAKER =
            new DefectProof("no-breaker", List.of("breaker-opens/advice"), List.of("latency-ratio"), false);
    private static final Trial SOUND = new Trial("brownout", "embedded", Optional.empty(), 7);
    private static final Trial PLANTED = new Trial("brownout", "embedded", Optional.of(NO_BREAKER), 8);

    @Test
    void a_sound_system_has_to_pass() throws Exception {
        assertThat(proved(SOUND, verdict()).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(proved(SOUND, verdict("completion/onboarding")).outcome()).isEqualTo(Outcome.FALSE_ALARM);
    }

    @Test
    void a_defect_has_to_be_caught_by_the_claim_made_for_it() throws Exception {
        assertThat(proved(PLANTED, verdict("breaker-opens/advice")).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(proved(PLANTED, verdict()).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(proved(PLANTED, verdict("breaker-opens/identity")).outcome()).isEqualTo(Outcome.CAUGHT_BY_ANOTHER);
        assertThat(proved(PLANTED, verdict("latency-ratio/dashboard/read-orders"))
                        .outcome())
                .as("a consequence alone is no proof")
                .isEqualTo(Outcome.CAUGHT_BY_ANOTHER);
    }

    @Test
    void consequences_may_fail_and_nothing_else() throws Exception {
        TrialResult consequence =
                proved(PLANTED, verdict("breaker-opens/advice", "latency-ratio/dashboard/read-orders"));
        TrialResult unrelated = proved(PLANTED, verdict("breaker-opens/advice", "orders-reconcile/ledger"));

        assertThat(consequence.outcome()).isEqualTo(Outcome.PROVED);
        assertThat(consequence.consequences())
                .extracting(Finding::id)
                .containsExactly("latency-ratio/dashboard/read-orders");
        assertThat(unrelated.outcome()).isEqualTo(Outcome.UNRELATED_FAILED);
        assertThat(unrelated.unrelated()).extracting(Finding::id).containsExactly("orders-reconcile/ledger");
    }

    @Test
    void a_run_in_doubt_is_repeated_once_with_another_seed() throws Exception {
        List<Long> seeds = new ArrayList<>();
        Deque<Verdict> verdicts = new ArrayDeque<>(List.of(doubt(), verdict("breaker-opens/advice")));
        TrialResult settled = Prover.prove(
                        List.of(PLANTED),
                        trial -> {
                            seeds.add(trial.seed());
                            return verdicts.remove();
                        },
                        result -> {})
                .get(0);

        assertThat(settled.outcome()).isEqualTo(Outcome.PROVED);
        assertThat(settled.tries()).isEqualTo(2);
        assertThat(seeds).doesNotHaveDuplicates();
        assertThat(settled.trial().seed()).isEqualTo(seeds.get(1));
        assertThat(proved(SOUND, doubt()).outcome()).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void the_matrix_tells_of_each_defect_and_of_the_sound_runs() throws Exception {
        List<TrialResult> results = List.of(
                proved(SOUND, verdict()),
                proved(SOUND, verdict("completion/onboarding")),
                proved(PLANTED, verdict("breaker-opens/advice")));
        String page = new DetectionMatrix(results, List.of("oversell"), 7, Map.of("ridethrough", "9.9")).markdown();

        assertThat(page)
                .contains(
                        "1 of 2 defects caught by the claim made for them, 1 false alarms in 2 runs of the sound system")
                .contains("| `no-breaker` | brownout | as it should be | `breaker-opens/advice` | seen |  | 8 |")
                .contains("| `oversell` |  | NOT PROVED YET |")
                .contains("| brownout | embedded | 2 | 1 | 1 | 0 | 7, 7 |")
                .contains("First seed 7, ridethrough 9.9.");
    }

    private static TrialResult proved(Trial trial, Verdict verdict) throws Exception {
        return Prover.prove(List.of(trial), played -> verdict, result -> {}).get(0);
    }

    private static Verdict verdict(String... failed) {
        return new Verdict(
                1,
                "run",
                "brownout",
                failed.length == 0 ? Grade.PASS : Grade.FAIL,
                "",
                Arrays.stream(failed).map(id -> finding(id, Grade.FAIL)).toList());
    }

    private static Verdict doubt() {
        return new Verdict(
                1,
                "run",
                "brownout",
                Grade.INCONCLUSIVE,
                "",
                List.of(finding("validity/arrivals", Grade.INCONCLUSIVE)));
    }

    private static Finding finding(String id, Grade grade) {
        return new Finding(id, id.substring(0, id.indexOf('/')), "", grade, "", "seen", "", "wire", List.of());
    }
}
