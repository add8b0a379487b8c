package io.ridethrough.simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ledger.Seed;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientBookTest {

    private final ClientBook book = new ClientBook("run-1", 7, ClientBook.SEEDED_CUSTOMERS);

    @Test
    void the_same_seed_and_index_want_the_same() {
        ClientBook again = new ClientBook("run-2", 7, ClientBook.SEEDED_CUSTOMERS);

        assertThat(IntStream.range(0, 100).mapToObj(this::wish))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(index -> again.product(index) + again.quantity(index) + again.seededEmail(index))
                        .toList());
    }

    @Test
    void another_seed_wants_something_else() {
        ClientBook other = new ClientBook("run-1", 8, ClientBook.SEEDED_CUSTOMERS);

        assertThat(IntStream.range(0, 100).mapToObj(book::product).toList())
                .isNotEqualTo(IntStream.range(0, 100).mapToObj(other::product).toList());
    }

    @Test
    void new_addresses_are_unique_to_run_kind_and_index() {
        assertThat(book.email("guest", 3)).isEqualTo("guest-run-1-3@example.test");
        assertThat(book.email("new", 3)).isEqualTo("new-run-1-3@example.test");
    }

    @Test
    void every_product_and_every_seeded_customer_has_its_turn() {
        assertThat(IntStream.range(0, 5_000).mapToObj(book::product).collect(Collectors.toSet()))
                .hasSize(50)
                .contains("CHAOS-001", "CHAOS-050");
        assertThat(IntStream.range(0, 5_000).mapToObj(book::seededEmail).collect(Collectors.toSet()))
                .hasSize(200)
                .contains(Seed.email(1), Seed.email(200));
    }

    private String wish(int index) {
        return book.product(index) + book.quantity(index) + book.seededEmail(index);
    }

    @Test
    void who_clicks_twice_is_drawn_for_each_client_by_itself() {
        Set<Integer> half = book.clickingTwice(10_000, 0.5);

        assertThat(half).hasSizeBetween(4_700, 5_300);
        assertThat(book.clickingTwice(100, 0.5))
                .isEqualTo(half.stream().filter(user -> user < 100).collect(Collectors.toSet()));
        assertThat(book.clickingTwice(100, 1)).hasSize(100);
    }

    @Test
    void clients_who_are_given_products_choose_among_them() {
        ClientBook choosy = book.buying(List.of("CHAOS-LOW", "CHAOS-001"));

        assertThat(IntStream.range(0, 50).mapToObj(choosy::product).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("CHAOS-LOW", "CHAOS-001");
    }

    @Test
    void each_customer_has_an_account_of_their_own_for_as_long_as_there_are_enough() {
        assertThat(IntStream.range(0, 200).mapToObj(book::customer)).doesNotHaveDuplicates();
        assertThat(book.customer(0)).isEqualTo(Seed.email(1)).isEqualTo(book.customer(200));

        ClientBook others = book.signingInAs(
                new Accounts(List.of("a@example.test", "b@example.test"), "s3cret", UnaryOperator.identity()));
        assertThat(others.customer(1)).isEqualTo("b@example.test");
        assertThat(others.toString()).doesNotContain("s3cret");
    }

    @Test
    void new_customers_are_known_by_the_run_that_makes_them() {
        List<String> emails = ClientBook.newCustomers("run-1", 2);

        assertThat(emails).containsExactly("customer-run-1-0@example.test", "customer-run-1-1@example.test");
        assertThat(ClientBook.arrival("run-1", emails.get(1))).hasValue(1);
    }

    @Test
    void whose_an_address_is_can_be_told_from_it_and_from_no_other_runs() {
        String email = new ClientBook("20260101-little", 7, 200).email("new", 12);

        assertThat(ClientBook.arrival("20260101-little", email)).hasValue(12);
        assertThat(ClientBook.arrival("20260101-littler", email)).isEmpty();
        assertThat(ClientBook.arrival("20260101-little", "client-0007@example.test"))
                .isEmpty();
    }
}
