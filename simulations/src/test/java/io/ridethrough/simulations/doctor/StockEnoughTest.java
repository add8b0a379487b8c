package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.RunningEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockEnoughTest {
    private static final List<String> TWO = List.of("A", "B");

    @Test
    void without_a_scenario_one_product_in_stock_will_do() {
        assertThat(judged(Map.of("A", 0L, "B", 7L), Optional.empty()))
                .isEqualTo(Diagnosis.fine("1 product, at least 7 units of each"));
        assertThat(judged(Map.of(), Optional.empty()).health()).isEqualTo(Health.BROKEN);
    }

    @Test
    void each_product_needs_its_share_of_two_units_an_order() {
        Optional<PlannedOrders> hundred = Optional.of(new PlannedOrders("rush", 100, 60, List.of()));

        assertThat(judged(Map.of("A", 100L, "B", 100L), hundred).health()).isEqualTo(Health.FINE);
        assertThat(judged(Map.of("A", 100L, "B", 99L), hundred).seen())
                .isEqualTo("1 product has fewer than 100 units for the 100 orders of rush: `B`");
    }

    @Test
    void what_is_not_counted_never_runs_out() {
        Optional<PlannedOrders> hundred = Optional.of(new PlannedOrders("rush", 100, 60, List.of()));

        assertThat(judged(Map.of("A", 100L, "B", RunningEnvironment.UNCOUNTED), hundred))
                .isEqualTo(Diagnosis.fine("2 products, at least 100 units of each for the 100 orders of rush"));
        assertThat(judged(Map.of("A", RunningEnvironment.UNCOUNTED, "B", RunningEnvironment.UNCOUNTED), hundred)
                        .seen())
                .isEqualTo("2 products, of which the shop sells any number for the 100 orders of rush");
    }

    @Test
    void what_a_scenario_names_itself_may_be_scarce_but_not_gone() {
        Optional<PlannedOrders> scarce = Optional.of(new PlannedOrders("last-units", 100, 60, TWO));

        assertThat(judged(Map.of("A", 5L, "B", 1L), scarce).health()).isEqualTo(Health.FINE);
        assertThat(judged(Map.of("A", 5L, "B", 0L), scarce).health()).isEqualTo(Health.BROKEN);
    }

    private static Diagnosis judged(Map<String, Long> stock, Optional<PlannedOrders> planned) {
        return StockEnough.judged(stock, TWO, planned);
    }
}
