package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestCheckoutTest {
    private TestStore shop;

    @BeforeEach
    void open() throws Exception {
        shop = TestStore.sound();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_cart_becomes_one_order_and_one_charge_of_the_same_sum() {
        TestStore.Answer placed = shop.place(shop.readyCart());

        assertThat(placed.at("/data/placeOrder/errors")).isEmpty();
        assertThat(placed.at("/data/placeOrder/orderV2/status").asText()).isEqualTo("Pending");
        assertThat(placed.at("/data/placeOrder/orderV2/total/grand_total/value").decimalValue())
                .isEqualByComparingTo("48.97");
        assertThat(placed.outcome()).isEqualTo("model");
        assertThat(shop.orders()).isEqualTo(1);
        assertThat(shop.payment.charges()).singleElement().satisfies(charge -> {
            assertThat(charge.amount()).isEqualByComparingTo(new BigDecimal("48.97"));
            assertThat(charge.reference())
                    .isEqualTo(placed.at("/data/placeOrder/orderV2/number").asText());
        });
    }

    @Test
    void a_placed_cart_is_not_active_any_more() {
        String cart = shop.readyCart();
        shop.place(cart);

        assertThat(shop.place(cart).at("/data/placeOrder/errors/0/code").asText())
                .isEqualTo("CART_NOT_ACTIVE");
        assertThat(shop.orders()).isEqualTo(1);
    }

    @Test
    void stock_goes_down_with_the_order() {
        int before = stock("CHAOS-001");
        shop.place(shop.readyCart());
        assertThat(stock("CHAOS-001")).isEqualTo(before - 2);
    }

    @Test
    void of_concurrent_placings_one_wins_and_the_others_find_the_cart_locked_or_gone() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 5; round++) {
                String cart = shop.readyCart();
                Callable<String> placing = () -> {
                    TestStore.Answer answer = shop.place(cart);
                    return answer.at("/data/placeOrder/errors/0/message").asText("placed");
                };
                List<String> outcomes = new ArrayList<>();
                for (Future<String> outcome : clients.invokeAll(List.of(placing, placing, placing, placing))) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).filteredOn("placed"::equals).hasSize(1);
                assertThat(outcomes.stream()
                                .filter(outcome -> !outcome.equals("placed"))
                                .collect(Collectors.toSet()))
                        .isSubsetOf(Set.of(
                                "The cart is locked for processing. Please try again later.",
                                "The cart isn't active."));
                assertThat(shop.orders()).isEqualTo(round + 1);
                assertThat(shop.payment.charges()).hasSize(round + 1);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void an_unpaid_cart_stays_placeable() throws Exception {
        String cart = shop.readyCart();
        shop.payment.close();

        assertThat(shop.place(cart).at("/data/placeOrder/errors/0/code").asText())
                .isEqualTo("UNDEFINED");
        assertThat(shop.place(cart).at("/data/placeOrder/errors/0/code").asText())
                .isEqualTo("UNDEFINED");
        assertThat(shop.orders()).isZero();
    }

    @Test
    void a_cart_of_nobody_is_not_found() {
        assertThat(shop.place("x".repeat(32))
                        .at("/data/placeOrder/errors/0/code")
                        .asText())
                .isEqualTo("CART_NOT_FOUND");
    }

    private int stock(String sku) {
        return shop.store
                .ledger()
                .<Integer, RuntimeException>transact(
                        it -> it.products().bySku(sku).orElseThrow().stock());
    }
}
