package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClocksAgreeTest {

    @Test
    void an_offset_that_is_surely_small_is_fine_and_told_with_its_error() {
        assertThat(judged(-20, 60)).isEqualTo(Diagnosis.fine("the shop's clock is 20 ms ahead, give or take 40 ms"));
        assertThat(judged(-500, 500).health()).isEqualTo(Health.FINE);
    }

    @Test
    void an_offset_that_is_surely_large_is_broken_either_way() {
        assertThat(judged(501, 600).health()).isEqualTo(Health.BROKEN);
        assertThat(judged(-3_700_000, -3_699_000).health()).isEqualTo(Health.BROKEN);
        assertThat(judged(-3_700_000, -3_699_000).seen()).contains("behind");
    }

    @Test
    void an_offset_that_may_be_either_cannot_be_told() {
        assertThat(judged(400, 700).health()).isEqualTo(Health.CANT_TELL);
        assertThat(judged(-900, 900).health()).isEqualTo(Health.CANT_TELL);
    }

    @Test
    void dates_of_several_clocks_contradict_each_other() {
        assertThat(judged(900, -900).health()).isEqualTo(Health.BROKEN);
        assertThat(judged(900, -900).seen()).contains("1.8 s", "several clocks");
    }

    private static Diagnosis judged(long leastMillis, long mostMillis) {
        return ClocksAgree.judged(Duration.ofMillis(leastMillis), Duration.ofMillis(mostMillis));
    }
}
