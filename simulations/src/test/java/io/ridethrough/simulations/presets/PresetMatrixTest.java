package io.ridethrough.simulations.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetMatrixTest {

    @Test
    void a_cell_is_the_worst_of_its_claims_and_the_matrix_the_worst_of_its_runs() {
        PresetMatrix matrix = MadeUpMatrix.of(3);

        assertThat(matrix.claims())
                .containsExactly(
                        "validity", "errors-shown", "latency-ratio", "recovery", "amplification", "orders-reconcile");
        assertThat(matrix.runs().get(1).grade("latency-ratio")).contains(Grade.FAIL);
        assertThat(matrix.runs().get(1).grade("drift-gone")).isEmpty();
        assertThat(matrix.grade()).isEqualTo(Grade.FAIL);
        assertThat(matrix.sentence())
                .isEqualTo("drill under 3 presets on inference: 1 passed, 1 failed, 1 in doubt. Seed 7.");
    }

    @Test
    void what_was_broken_off_is_in_doubt_at_best() {
        PresetMatrix all = new PresetMatrix(
                MadeUpMatrix.DRILL, 7, List.of(MadeUpMatrix.of(3).runs().get(0)), 3);

        assertThat(all.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(all.sentence()).contains("1 passed, 0 failed, 0 in doubt, 2 not played");
        assertThat(new PresetMatrix(MadeUpMatrix.DRILL, 7, List.of(), 3).grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void the_worst_finding_of_a_run_is_told_first() {
        assertThat(MadeUpMatrix.of(3).runs().get(1).remarkable())
                .extracting(Finding::id)
                .containsExactly("latency-ratio/browse", "validity/arrivals");
    }

    @Test
    void the_page_has_a_row_a_preset_and_a_row_for_whatever_did_not_pass() {
        assertThat(MadeUpMatrix.of(3).markdown())
                .contains("| preset | validity | errors-shown | latency-ratio | recovery | amplification |"
                        + " orders-reconcile |\n"
                        + "|---|---|---|---|---|---|---|\n"
                        + "| `cold-start` | pass | pass | pass | pass | pass | pass |\n"
                        + "| `gpu-out-of-memory` | doubt | pass | FAIL | pass | - | pass |\n"
                        + "| `network-partition` | doubt | pass | pass | pass | pass | pass |\n")
                .contains("| `gpu-out-of-memory` | `latency-ratio/browse` | FAIL | ≤ 3x | 9x | browse took 9 \\| 1 |"
                        + " `run-gpu-out-of-memory` |");
    }

    @Test
    void the_page_says_no_more_where_all_passed() {
        List<PresetRun> passed = List.of(MadeUpMatrix.of(3).runs().get(0));

        assertThat(new PresetMatrix(MadeUpMatrix.DRILL, 7, passed, 1).markdown())
                .contains("1 passed, 0 failed")
                .doesNotContain("What did not pass");
    }
}
