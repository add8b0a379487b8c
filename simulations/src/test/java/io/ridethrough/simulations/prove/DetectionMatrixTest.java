package io.ridethrough.simulations.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionMatrixTest {
    private static final DefectProof NO_BREAKER =
            new DefectProof("no-breaker", List.of("breaker-opens"), List.of("latency-ratio"), false);
    private static final DefectProof DOUBLE_ORDER =
            new DefectProof("double-order", List.of("orders-reconcile"), List.of(), false);

    /** Slow from 20 s on. */
    private static final Scenario BROWNOUT = new Scenario(
            "brownout",
            "",
            OptionalLong.empty(),
            List.of(),
            List.of(
                    new Scenario.Phase("steady", Duration.ofSeconds(20), true, List.of()),
                    new Scenario.Phase("slow", Duration.ofSeconds(20), true, List.of())),
            List.of());

    @TempDir
    private Path folder;

    @Test
    void each_defect_has_a_row_with_what_is_wrong_what_caught_it_how_fast_and_its_seed() {
        assertThat(matrix(3, sound(1), planted(NO_BREAKER, "breaker-opens/advice", "latency-ratio/dashboard"))
                        .markdown())
                .contains(
                        "| **`no-breaker`**<br>No breaker at all. | brownout | `breaker-opens/advice` | seen; expected ≤ 6 s"
                                + " | 11.5 s | 8 |")
                .contains("- `no-breaker` on brownout: `latency-ratio/dashboard`")
                .contains("First seed 7; java 17, ridethrough 9.9.");
    }

    @Test
    void what_the_ledger_shows_is_shown_after_the_run() {
        assertThat(matrix(1, planted(DOUBLE_ORDER, "orders-reconcile/ledger")).markdown())
                .contains("| `orders-reconcile/ledger` | seen; expected ≤ 6 s | the run | 8 |");
    }

    @Test
    void a_miss_and_a_claim_that_failed_wrongly_stand_out() {
        String page = matrix(
                        2,
                        planted(DOUBLE_ORDER),
                        planted(NO_BREAKER, "breaker-opens/advice", "orders-reconcile/ledger"))
                .markdown();

        assertThat(page)
                .contains("| brownout | **MISSED** |")
                .contains("**caught, but a claim failed that has nothing to do with it**: `breaker-opens/advice`")
                .contains("- `no-breaker` on brownout: **wrongly** `orders-reconcile/ledger`")
                .contains("**0 of 3 defects caught by the claim made for them");
    }

    @Test
    void a_defect_that_is_planted_in_two_scenarios_is_one_and_has_to_be_caught_in_both() {
        assertThat(matrix(
                                2,
                                planted(DOUBLE_ORDER, "orders-reconcile/ledger"),
                                planted(DOUBLE_ORDER, "orders-reconcile/ledger"))
                        .sentence())
                .startsWith("1 of 2 defects caught");
        assertThat(matrix(2, planted(DOUBLE_ORDER, "orders-reconcile/ledger"), planted(DOUBLE_ORDER))
                        .sentence())
                .startsWith("0 of 2 defects caught");
    }

    @Test
    void sound_runs_are_counted_and_a_false_alarm_names_its_claims() {
        assertThat(matrix(3, sound(1), sound(2), sound(3, "completion/dashboard"))
                        .markdown())
                .contains("| brownout | embedded | 3 | 2 | 1 | 0 | 1, 2, 3 |")
                .contains("| **all** |  | **3** | **2** | **1** | **0** |  |")
                .contains("False alarm, brownout, seed 3: `completion/dashboard`")
                .contains("1 false alarms in 3 runs of the sound system");
    }

    @Test
    void a_run_in_doubt_tells_why_and_that_it_was_repeated() {
        TrialResult doubt =
                new TrialResult(new Trial("brownout", "embedded", Optional.empty(), 1_000_001), Verdicts.doubt(), 2);

        assertThat(matrix(1, doubt).markdown())
                .contains("- brownout, sound, seed 1000001*: INCONCLUSIVE: a busy machine.")
                .contains(", 1 runs in doubt.");
    }

    @Test
    void what_is_not_proved_yet_and_an_unfinished_proof_say_so() {
        String page = matrix(5, sound(1)).markdown();

        assertThat(page)
                .contains("**Unfinished, 1 of 5 runs are over: ")
                .contains("| **`oversell`** |  | **NOT PROVED YET** |");
    }

    @Test
    void only_a_finished_proof_replaces_the_page_and_an_unfinished_one_stands_beside_it() throws IOException {
        Path page = Files.writeString(folder.resolve("detection-matrix.md"), "of last night");
        MatrixFile file = new MatrixFile(page);

        file.write(matrix(2, sound(1)), false);
        assertThat(page).hasContent("of last night");
        assertThat(folder.resolve("detection-matrix.unfinished.md")).content().contains("1 of 2 runs are over");

        file.write(matrix(2, sound(1), sound(2)), true);
        assertThat(page).content().contains("0 false alarms in 2 runs");
        assertThat(file.unfinished()).doesNotExist();
    }

    private static TrialResult sound(long seed, String... failed) {
        return new TrialResult(new Trial("brownout", "embedded", Optional.empty(), seed), Verdicts.of(failed), 1);
    }

    private static TrialResult planted(DefectProof defect, String... failed) {
        return new TrialResult(new Trial("brownout", "embedded", Optional.of(defect), 8), Verdicts.of(failed), 1);
    }

    private static DetectionMatrix matrix(int planned, TrialResult... results) {
        return new DetectionMatrix(
                List.of(results),
                planned,
                List.of("oversell"),
                Map.of("brownout", BROWNOUT),
                Map.of("no-breaker", "No breaker at all."),
                7,
                Map.of("ridethrough", "9.9", "java", "17"),
                Optional.empty());
    }
}
