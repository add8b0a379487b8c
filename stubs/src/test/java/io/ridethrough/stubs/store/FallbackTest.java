package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.BulkheadSettings;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private static final Duration OPEN_FOR = Duration.ofMillis(300);
    private static final Resilience QUICK = new Resilience(TestStore.TIMEOUT, GuardSettings.DEFAULT)
            .withBreaker(breaker -> breaker.withWindow(new Window.Calls(4), 2)
                    .withOpenFor(OPEN_FOR)
                    .withProbes(1));
    private static final String SUMMARY = "{portfolioSummary{text source holdings{fund units}}}";

    private static TestStore quick() throws IOException {
        return TestStore.start(Optional.empty(), QUICK, 8, 128);
    }

    @Test
    void a_stalled_model_costs_one_timeout_and_the_order_is_placed() throws Exception {
        try (TestStore shop = quick()) {
            String cart = shop.readyCart();
            shop.model.stall();
            TestStore.Answer placed = shop.place(cart);
            assertThat(placed.outcome()).isEqualTo("fallback; reason=timeout");
            assertThat(placed.at("/data/placeOrder/orderV2/number").asText()).isNotEmpty();
        }
    }

    @Test
    void the_breaker_opens_after_failures_and_closes_once_the_model_is_back() throws Exception {
        try (TestStore shop = quick()) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.answers(500, "{}");
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                outcomes.add(shop.graphql(SUMMARY, customer).outcome());
            }
            assertThat(outcomes)
                    .containsExactly(
                            "fallback; reason=error",
                            "fallback; reason=error",
                            "fallback; reason=open",
                            "fallback; reason=open");
            assertThat(shop.model.attempts("summary")).isEqualTo(2);
            assertThat(metrics(shop)).contains("resilience4j_circuitbreaker_state{name=\"summary\",state=\"open\"} 1");
            assertThat(metrics(shop)).contains("resilience4j_circuitbreaker_state{name=\"advice\",state=\"closed\"} 1");

            shop.model.answers(200, TestModel.SOUND);
            Thread.sleep(OPEN_FOR.toMillis() + 50);

            assertThat(shop.graphql(SUMMARY, customer).outcome()).isEqualTo("model");
            assertThat(metrics(shop))
                    .contains("resilience4j_circuitbreaker_state{name=\"summary\",state=\"closed\"} 1");
        }
    }

    @Test
    void an_answer_that_is_not_finished_is_invalid() throws Exception {
        try (TestStore shop = quick()) {
            shop.model.answers(200, "{\"choices\":[{\"finish_reason\":null,\"message\":{\"content\":\"Quite\"}}]}");
            assertThat(shop.graphql(SUMMARY, shop.bearerOfCustomer()).outcome()).isEqualTo("fallback; reason=invalid");
            shop.model.answers(200, "<html>");
            assertThat(shop.graphql(SUMMARY, shop.bearerOfCustomer()).outcome()).isEqualTo("fallback; reason=invalid");
        }
    }

    @Test
    void a_model_that_is_gone_is_an_error() throws Exception {
        try (TestStore shop = quick()) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.close();
            TestStore.Answer summary = shop.graphql(SUMMARY, customer);
            assertThat(summary.outcome()).isEqualTo("fallback; reason=error");
            assertThat(summary.at("/data/portfolioSummary/source").asText()).isEqualTo("fallback");
            assertThat(summary.at("/data/portfolioSummary/text").asText()).startsWith("You hold ");
            assertThat(summary.at("/data/portfolioSummary/holdings")).hasSize(3);
        }
    }

    @Test
    void the_bulkhead_refuses_at_once_what_is_beyond_its_calls() throws Exception {
        Resilience narrow = new Resilience(
                TestStore.TIMEOUT,
                GuardSettings.DEFAULT
                        .withBreaker(Optional.empty())
                        .withBulkhead(Optional.of(BulkheadSettings.DEFAULT.withConcurrentCalls(1))));
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try (TestStore shop = TestStore.start(Optional.empty(), narrow, 8, 128)) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.stall();
            Callable<String> asking = () -> shop.graphql(SUMMARY, customer).outcome();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : clients.invokeAll(List.of(asking, asking, asking, asking))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).contains("fallback; reason=timeout", "fallback; reason=bulkhead");
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void an_account_is_opened_without_a_model_and_marked_for_review() throws Exception {
        try (TestStore shop = quick()) {
            shop.model.answers(429, "{}");
            TestStore.Answer created =
                    shop.graphql("mutation{createCustomerV2(input:{firstname:\"Ann\",lastname:\"Bee\","
                            + "email:\"x77@example.test\",password:\"Passw0rd!x\"}){customer{email addresses{id}"
                            + " orders{total_count}}}}");
            assertThat(created.outcome()).isEqualTo("fallback; reason=error");
            assertThat(created.at("/data/createCustomerV2/customer/email").asText())
                    .isEqualTo("x77@example.test");
            assertThat(shop.store
                            .ledger()
                            .<Boolean, RuntimeException>transact(it -> it.customers()
                                    .byEmail("x77@example.test")
                                    .orElseThrow()
                                    .needsReview()))
                    .isTrue();
        }
    }

    private static String metrics(TestStore shop) {
        return shop.send("GET", "/metrics", Map.of(), "").text();
    }
}
