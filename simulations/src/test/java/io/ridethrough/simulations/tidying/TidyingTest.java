package io.ridethrough.simulations.tidying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.Created;
import io.ridethrough.simulations.tidying.Removal.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidyingTest {
    private static final String RUN = "20260102-030405-little";

    private final FakeShop shop = new FakeShop();
    private final List<Removal> told = new ArrayList<>();

    @BeforeEach
    void fill() {
        shop.order("1", "guest-" + RUN + "-0@example.test");
        shop.order("2", "load-1@example.test");
        shop.order("3", "load-1@example.test");
        shop.order("4", "guest-" + RUN + "-2-0@example.test");
        shop.order("5", "somebody@example.test");
        shop.account(11, "new-" + RUN + "-0@example.test");
        shop.account(12, "customer-" + RUN + "-3@example.test");
        shop.account(13, "load-1@example.test");
        shop.account(14, "new-" + RUN + "-2-0@example.test");
        shop.account(15, "x" + RUN + "-0@example.test");
    }

    @Test
    void what_the_run_made_is_taken_away_and_nothing_else() throws IOException {
        List<Removal> removals = tidying(order("2", "load-1@example.test")).tidy(told::add);

        assertThat(shop.removed)
                .containsExactly("1", "2", "new-" + RUN + "-0@example.test", "customer-" + RUN + "-3@example.test");
        assertThat(removals)
                .isEqualTo(told)
                .extracting(Removal::outcome)
                .containsExactly(Outcome.CANCELED, Outcome.CANCELED, Outcome.DELETED, Outcome.DELETED);
    }

    @Test
    void an_order_that_is_somebody_elses_by_now_is_left_alone() throws IOException {
        tidying(order("5", "load-1@example.test")).tidy(told::add);

        assertThat(shop.removed).doesNotContain("5");
    }

    @Test
    void a_second_time_finds_all_of_it_gone() throws IOException {
        tidying(order("2", "load-1@example.test")).tidy(removal -> {});
        shop.removed.clear();

        List<Removal> again = tidying(order("2", "load-1@example.test")).tidy(told::add);

        assertThat(shop.removed).isEmpty();
        assertThat(again)
                .extracting(Removal::outcome)
                .containsOnly(Outcome.WAS_GONE)
                .hasSize(2);
    }

    @Test
    void it_can_end_anywhere_and_be_begun_again() throws IOException {
        for (int ends = 1; ends <= 3; ends++) {
            shop.endsAfter = ends;
            assertThatThrownBy(() -> tidying(order("2", "load-1@example.test")).tidy(told::add))
                    .isInstanceOf(IOException.class);
        }
        shop.endsAfter = Integer.MAX_VALUE;

        tidying(order("2", "load-1@example.test")).tidy(told::add);

        assertThat(shop.removed)
                .containsExactly("1", "2", "new-" + RUN + "-0@example.test", "customer-" + RUN + "-3@example.test");
    }

    @Test
    void what_the_shop_does_not_take_away_is_told_and_the_rest_goes_on() throws IOException {
        shop.kept.add("1");
        shop.kept.add("new-" + RUN + "-0@example.test");

        List<Removal> removals = tidying(order("2", "load-1@example.test")).tidy(told::add);

        assertThat(removals)
                .extracting(Removal::outcome)
                .containsExactly(Outcome.LEFT, Outcome.CANCELED, Outcome.LEFT, Outcome.DELETED);
        assertThat(removals.get(0).detail()).contains("does not cancel it");
        assertThat(removals.get(2).detail()).contains("answered 500");
    }

    private Tidying tidying(Created.Order... orders) {
        return new Tidying(shop, new Created(RUN, "staging", List.of(orders), List.of()));
    }

    private static Created.Order order(String number, String email) {
        return new Created.Order(number, email, true);
    }
}
