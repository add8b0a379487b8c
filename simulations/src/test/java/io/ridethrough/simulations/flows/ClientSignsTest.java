package io.ridethrough.simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.SummaryRule;
import io.ridethrough.stubs.store.ledger.Seed;
import org.junit.jupiter.api.Test;

class ClientSignsTest {

    private final ClientSigns signs = new ClientSigns(200);

    @Test
    void a_summary_by_rule_tells_of_its_own_client_and_of_no_other() {
        for (int number = 1; number <= 200; number++) {
            String summary = SummaryRule.words(Seed.holdings(number));

            assertThat(signs.in(summary)).hasSize(1).isSubsetOf(signs.of(number));
            assertThat(signs.of(number % 200 + 1)).doesNotContainAnyElementsOf(signs.in(summary));
        }
    }

    @Test
    void a_summary_by_the_model_tells_of_its_client_too() {
        assertThat(signs.in("8 Alpine Equity, 21 Baltic Bond, 34 Coastal Income: spread over 3 funds."))
                .containsExactly("holdings/alpine/1");
        assertThat(signs.of(91)).contains("holdings/alpine/1", "note/alpine/0091");
    }

    @Test
    void figures_that_are_no_ones_are_no_sign() {
        assertThat(signs.in("8 Alpine Equity, 22 Baltic Bond, 34 Coastal Income: spread over 3 funds."))
                .isEmpty();
        assertThat(signs.in("8 Alpine Equity: all in one fund.")).isEmpty();
        assertThat(signs.in("")).isEmpty();
    }

    @Test
    void a_canary_tells_of_its_client_wherever_it_stands() {
        assertThat(signs.in("Saves for a boat, heron-harbour-0012. heron-harbour-0012"))
                .containsExactly("note/harbour/0012");
        assertThat(signs.of(12)).contains("note/harbour/0012");
        assertThat(signs.of(13)).doesNotContain("note/harbour/0012");
    }
}
