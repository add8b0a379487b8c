package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.partners.AcceptedCharge;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.checkout.ReconcilerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PlacingTest {
    private static final Duration CHARGE_TIMEOUT = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofMillis(1500);

    /** One who waits for nobody, and one who leaves charges to the client for as long as a test lasts. */
    private static final ReconcilerSettings EAGER = new ReconcilerSettings(Duration.ofMillis(20), Duration.ZERO);

    private static final ReconcilerSettings IDLE = new ReconcilerSettings(Duration.ofMillis(20), Duration.ofHours(1));

    @Test
    void the_last_units_are_sold_once() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try (TestStore shop = TestStore.sound()) {
            List<Callable<Boolean>> placings = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String cart = shop.cartOf("CHAOS-LOW", 1);
                placings.add(() ->
                        !shop.place(cart).at("/data/placeOrder/orderV2/number").isMissingNode());
            }
            int placed = 0;
            for (Future<Boolean> placing : clients.invokeAll(placings)) {
                placed += placing.get() ? 1 : 0;
            }
            assertThat(placed).isEqualTo(5);
            assertThat(shop.orders()).isEqualTo(5);
            assertThat(shop.payment.charges()).hasSize(5);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void a_client_who_leaves_still_gets_the_order() throws Exception {
        try (TestStore shop = TestStore.patient(Optional.empty(), settings -> settings)) {
            String cart = shop.readyCart();
            TestModel.Held held = shop.model.holdNext();
            CompletableFuture<?> leaving = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(shop.store.url() + "/graphql"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"query\":\"mutation{placeOrder(input:{cart_id:\\\""
                                            + cart + "\\\"}){orderV2{number}}}\"}"))
                                    .build(),
                            BodyHandlers.discarding());
            held.awaitArrival();
            leaving.cancel(true);
            held.release();
            await(() -> shop.orders() == 1);
        }
    }

    @Test
    void a_charge_whose_answers_are_all_late_is_given_back() throws Exception {
        try (TestStore shop = unanswered(EAGER)) {
            shop.payment.answerLate(2, LATE);
            assertThat(shop.place(shop.readyCart())
                            .at("/data/placeOrder/errors/0/code")
                            .asText())
                    .isEqualTo("UNDEFINED");
            await(() -> open(shop) == 0);
            assertThat(shop.payment.charges()).isEmpty();
            assertThat(shop.orders()).isZero();
        }
    }

    @Test
    void a_client_who_tries_again_in_time_gets_the_order_that_is_paid() throws Exception {
        try (TestStore shop = unanswered(IDLE)) {
            String cart = shop.readyCart();
            shop.payment.answerLate(2, LATE);
            shop.place(cart);
            List<AcceptedCharge> taken = shop.payment.charges();
            assertThat(taken).hasSize(1);
            assertThat(shop.place(cart).at("/data/placeOrder/errors")).isEmpty();
            assertThat(shop.payment.charges()).isEqualTo(taken);
            assertThat(shop.orders()).isEqualTo(1);
            assertThat(open(shop)).isZero();
        }
    }

    @Test
    void a_client_who_tries_again_after_it_was_given_back_pays_anew() throws Exception {
        try (TestStore shop = unanswered(EAGER)) {
            String cart = shop.readyCart();
            shop.payment.answerLate(2, LATE);
            shop.place(cart);
            await(() -> open(shop) == 0);
            assertThat(shop.place(cart).at("/data/placeOrder/errors")).isEmpty();
            assertThat(shop.payment.charges()).hasSize(1);
        }
    }

    @Test
    void a_cart_changed_after_an_unanswered_charge_is_charged_for_what_it_holds_now() throws Exception {
        try (TestStore shop = unanswered(IDLE)) {
            String cart = shop.readyCart();
            shop.payment.answerLate(2, LATE);
            shop.place(cart);
            shop.graphql("mutation{addProductsToCart(cartId:\"" + cart
                    + "\",cartItems:[{sku:\"CHAOS-003\",quantity:1}]){cart{id}}}");
            TestStore.Answer placed = shop.place(cart);
            assertThat(shop.payment.charges())
                    .singleElement()
                    .satisfies(charge -> assertThat(charge.amount())
                            .isEqualByComparingTo(placed.at("/data/placeOrder/orderV2/total/grand_total/value")
                                    .decimalValue()));
        }
    }

    @Test
    void a_refused_charge_leaves_nothing_open() throws Exception {
        try (TestStore shop = unanswered(IDLE)) {
            String cart = shop.readyCart();
            shop.place(cart);
            String sold = shop.cartOf("CHAOS-LOW", 5);
            String late = shop.cartOf("CHAOS-LOW", 5);
            shop.placeAround(late, sold);
            assertThat(shop.orders()).isEqualTo(2);
            assertThat(shop.payment.charges()).hasSize(2);
            assertThat(open(shop)).isZero();
        }
    }

    private static TestStore unanswered(ReconcilerSettings reconciler) throws IOException {
        return TestStore.patient(
                Optional.empty(),
                settings -> settings.withPlacing(PlacingSettings.DEFAULT
                        .withChargeTimeout(CHARGE_TIMEOUT)
                        .withReconciler(reconciler)));
    }

    private static long open(TestStore shop) {
        return shop.store
                .ledger()
                .<Long, RuntimeException>transact(it -> it.intents().count());
    }

    private static void await(BooleanSupplier fact) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
