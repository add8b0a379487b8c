package io.ridethrough.results.capacity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.capacity.Objective;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityWordsTest {

    @ParameterizedTest
    @CsvSource({
        "6.66, 399, 400, 400",
        "6.85, 411, 411, 411",
        "0.123, 7.3, 7.4, 7.4",
        "50, 3\u202f000, 3\u202f000, 3\u202f000"
    })
    void bounds_are_rounded_to_the_safe_side(double perSecond, String least, String nearest, String most) {
        assertThat(CapacityWords.atLeast(perSecond)).isEqualTo(least);
        assertThat(CapacityWords.perMinute(perSecond)).isEqualTo(nearest);
        assertThat(CapacityWords.atMost(perSecond)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.021, 2.1 %", "0.274, 27 %", "0.999, 99 %", "1, 100 %", "1.3, 130 %"})
    void a_share_is_all_only_when_it_is_all(double share, String words) {
        assertThat(CapacityWords.percent(share)).isEqualTo(words);
    }

    @Test
    void an_objective_is_written_as_people_read_it() {
        Objective objective = Objective.parse("place-order p99.9<800ms errors<0.5%");

        assertThat(CapacityWords.objective(objective)).isEqualTo("place-order p99.9 < 800 ms");
        assertThat(CapacityWords.budget(objective)).isEqualTo("at most 0.5 % of orders fail");
    }

    @Test
    void money_has_its_currency_where_one_was_given() {
        assertThat(CapacityWords.money(new BigDecimal("81000"), "CHF")).isEqualTo("81\u202f000.00 CHF");
        assertThat(CapacityWords.money(new BigDecimal("4.5"), "")).isEqualTo("4.50");
    }

    @ParameterizedTest
    @CsvSource({"425, 100, 5", "436, 100, 5", "600, 100, 6", "601, 200, 4", "7, 2, 4", "0.5, 0.2, 3"})
    void a_scale_ends_at_the_first_round_tick_that_holds_all(double perMinute, double step, int ticks) {
        assertThat(RateScale.to(perMinute)).isEqualTo(new RateScale(step, ticks));
    }

    @Test
    void places_on_a_scale_stay_on_it() {
        RateScale scale = RateScale.to(500);

        assertThat(Arrays.stream(scale.values())).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0, 500.0);
        assertThat(scale.at(125)).isEqualTo("25.00%");
        assertThat(scale.at(900)).isEqualTo("100.00%");
        assertThat(scale.between(400, Double.MAX_VALUE)).isEqualTo("20.00%");
    }
}
