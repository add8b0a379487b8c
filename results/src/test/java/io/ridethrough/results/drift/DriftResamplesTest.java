package io.ridethrough.results.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftResamplesTest {
    private static final int COUNT = 200;

    @Test
    void the_same_model_is_no_drift_in_all_of_them() {
        assertThat(verdict(Answers.measured(Answers.same()), DriftGrade.NO_DRIFT, 1))
                .isEqualTo(COUNT);
    }

    @Test
    void one_changed_rule_is_drift_in_all_of_them() {
        DriftMeasurement changed = Answers.measured(
                Answers.cases(i -> Answers.sure("A"), i -> i < 35 ? Answers.sure("B") : Answers.sure("A")));

        assertThat(verdict(changed, DriftGrade.DRIFT, 1)).isEqualTo(COUNT);
    }

    @Test
    void the_same_seed_gives_the_same_counts_and_another_gives_others() {
        DriftMeasurement unsure = Answers.measured(
                Answers.cases(i -> Answers.sure("A"), i -> i < 7 ? Answers.sure("B") : Answers.sure("A")));

        DriftResamples once = DriftResamples.of(unsure, DriftRule.DEFAULT, COUNT, 5);

        assertThat(once).isEqualTo(DriftResamples.of(unsure, DriftRule.DEFAULT, COUNT, 5));
        assertThat(once.verdicts())
                .isNotEqualTo(
                        DriftResamples.of(unsure, DriftRule.DEFAULT, COUNT, 6).verdicts());
        assertThat(once.verdicts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(COUNT);
    }

    /** A server that does not repeat its own figures is not accused of drift. */
    @ParameterizedTest
    @CsvSource({"0.01", "0.1", "0.3", "1.0"})
    void a_noisy_server_against_itself_is_hardly_ever_drift(double noise) {
        int drift = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            DriftMeasurement itself = Answers.measured(Answers.noisy(new SplittableRandom(seed), noise));
            drift += DriftJudge.judge(itself, DriftRule.DEFAULT).grade() == DriftGrade.DRIFT ? 1 : 0;
        }

        assertThat(drift).as("false alarms of %d, seeds from 0", COUNT).isLessThanOrEqualTo(COUNT / 20);
    }

    private static int verdict(DriftMeasurement measured, DriftGrade grade, long seed) {
        return DriftResamples.of(measured, DriftRule.DEFAULT, COUNT, seed)
                .verdicts()
                .getOrDefault(grade, 0);
    }
}
