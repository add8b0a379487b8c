package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Resilience;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each flaw a claim that the sound store keeps and that the flaw alone breaks. */
class ResilienceFlawsTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration TIMEOUT = Resilience.DEFAULT.timeout();
    private static final String SUMMARY = "{portfolioSummary{text source}}";
    private static final String REGISTER = "mutation{createCustomerV2(input:{firstname:\"Ann\",lastname:\"Bee\","
            + "email:\"x77@example.test\",password:\"Passw0rd!x\"}){customer{email}}}";

    /** Checks one claim in a store with this defect, or a sound one. */
    private interface Claim {
        void check(Optional<Defect> defect) throws Exception;
    }

    private static final Map<Defect, Claim> CLAIMS = new TreeMap<>(Map.ofEntries(
            Map.entry(Defect.NO_TIMEOUT, ResilienceFlawsTest::a_request_ends_while_the_model_stalls),
            Map.entry(Defect.NO_BREAKER, ResilienceFlawsTest::a_model_that_is_down_is_soon_left_alone),
            Map.entry(Defect.BREAKER_NEVER_CLOSES, ResilienceFlawsTest::a_model_that_is_well_again_is_asked_again),
            Map.entry(Defect.SLOW_CALLS_NOT_COUNTED, ResilienceFlawsTest::a_model_that_is_always_late_is_left_alone),
            Map.entry(Defect.MINIMUM_CALLS_TOO_HIGH, ResilienceFlawsTest::a_model_that_is_down_is_soon_left_alone),
            Map.entry(Defect.BREAKER_TOO_EAGER, ResilienceFlawsTest::one_failure_costs_one_answer),
            Map.entry(Defect.RETRY_STORM, ResilienceFlawsTest::a_question_is_one_attempt),
            Map.entry(Defect.HALF_OPEN_STAMPEDE, ResilienceFlawsTest::two_calls_probe),
            Map.entry(Defect.SHARED_POOL, ResilienceFlawsTest::trouble_of_one_point_is_no_trouble_of_another),
            Map.entry(Defect.PARTIAL_ANSWER_ACCEPTED, ResilienceFlawsTest::half_an_answer_is_none),
            Map.entry(Defect.FALLBACK_IGNORES_SUITABILITY, ResilienceFlawsTest::a_doubtful_account_is_reviewed),
            Map.entry(Defect.FALLBACK_SLOW, ResilienceFlawsTest::a_fallback_takes_no_time),
            Map.entry(Defect.ERROR_TO_CUSTOMER, ResilienceFlawsTest::an_order_is_placed_without_a_model)));

    static Stream<Arguments> flaws() {
        return CLAIMS.entrySet().stream()
                .map(it -> Arguments.of(named(it.getKey().label(), it.getKey()), it.getValue()));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void is_kept_by_the_sound_store(Defect defect, Claim claim) throws Exception {
        claim.check(Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void is_broken_by(Defect defect, Claim claim) {
        assertThatThrownBy(() -> claim.check(Optional.of(defect))).isInstanceOf(AssertionError.class);
    }

    private static void a_request_ends_while_the_model_stalls(Optional<Defect> defect) throws Exception {
        try (TestStore shop = shop(defect)) {
            String cart = shop.readyCart();
            shop.model.stall();
            CompletableFuture<String> outcome =
                    CompletableFuture.supplyAsync(() -> shop.place(cart).outcome());
            try {
                assertThat(outcome.completeOnTimeout("still waiting", 2, TimeUnit.SECONDS)
                                .get())
                        .isEqualTo("fallback; reason=timeout");
            } finally {
                shop.model.flow();
            }
        }
    }

    private static void a_model_that_is_down_is_soon_left_alone(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 50);
        assertThat(model.attempts()).isEqualTo(5);
    }

    private static void a_model_that_is_well_again_is_asked_again(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.fails(FallbackReason.TIMEOUT, TIMEOUT);
        ask(inference, 10);
        model.answers(SOON);
        model.clock.pass(Duration.ofMinutes(10));
        ask(inference, 2);
        assertThat(stateOf(inference, "advice")).isEqualTo("CLOSED");
    }

    private static void a_model_that_is_always_late_is_left_alone(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.answers(Duration.ofMillis(700));
        ask(inference, 6);
        assertThat(stateOf(inference, "advice")).isEqualTo("OPEN");
    }

    private static void one_failure_costs_one_answer(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        ask(inference, 20);
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 1);
        model.answers(SOON);
        assertThat(outcome(inference, InferencePoint.ADVICE)).isEqualTo("model");
    }

    private static void a_question_is_one_attempt(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.fails(FallbackReason.TIMEOUT, TIMEOUT);
        ask(inference, 1);
        assertThat(model.attempts()).isEqualTo(1);
    }

    private static void two_calls_probe(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 10);
        int before = model.attempts();
        model.clock.pass(Duration.ofSeconds(5));
        ask(inference, 20);
        assertThat(model.attempts() - before).isEqualTo(2);
    }

    private static void trouble_of_one_point_is_no_trouble_of_another(Optional<Defect> defect) {
        PretendModel model = new PretendModel();
        Inference inference = model.asked(defect, Resilience.DEFAULT);
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 10);
        model.answers(SOON);
        assertThat(outcome(inference, InferencePoint.SUMMARY)).isEqualTo("model");
    }

    private static void half_an_answer_is_none(Optional<Defect> defect) throws Exception {
        try (TestStore shop = shop(defect)) {
            shop.model.answers(
                    200, "{\"choices\":[{\"finish_reason\":null,\"message\":{\"content\":\"Quite suit\"}}]}");
            assertThat(shop.graphql(SUMMARY, shop.bearerOfCustomer())
                            .at("/data/portfolioSummary/text")
                            .asText())
                    .startsWith("You hold ");
            shop.model.answers(200, "{\"choices\":[{\"message\":{\"content\":\"Quite suit");
            assertThat(shop.place(shop.readyCart()).outcome()).isEqualTo("fallback; reason=invalid");
        }
    }

    private static void a_doubtful_account_is_reviewed(Optional<Defect> defect) throws Exception {
        try (TestStore shop = shop(defect)) {
            shop.model.answers(500, "{}");
            shop.graphql(REGISTER);
            assertThat(shop.store
                            .ledger()
                            .<Boolean, RuntimeException>transact(it -> it.customers()
                                    .byEmail("x77@example.test")
                                    .orElseThrow()
                                    .needsReview()))
                    .isTrue();
        }
    }

    private static void a_fallback_takes_no_time(Optional<Defect> defect) throws Exception {
        try (TestStore shop = shop(defect)) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.answers(500, "{}");
            CompletableFuture<String> outcome = CompletableFuture.supplyAsync(
                    () -> shop.graphql(SUMMARY, customer).outcome());
            assertThat(outcome.completeOnTimeout("still waiting", 1500, TimeUnit.MILLISECONDS)
                            .get())
                    .isEqualTo("fallback; reason=error");
        }
    }

    private static void an_order_is_placed_without_a_model(Optional<Defect> defect) throws Exception {
        try (TestStore shop = shop(defect)) {
            String cart = shop.readyCart();
            shop.model.answers(500, "{}");
            TestStore.Answer placed = shop.place(cart);
            TestStore.Answer registered = shop.graphql(REGISTER);
            assertThat(placed.status()).isEqualTo(200);
            assertThat(placed.at("/data/placeOrder/errors"))
                    .as(placed.text() + registered.text())
                    .isEmpty();
            assertThat(registered.json().has("errors")).isFalse();
        }
    }

    private static TestStore shop(Optional<Defect> defect) throws Exception {
        return TestStore.start(defect, new Resilience(TestStore.TIMEOUT, GuardSettings.DEFAULT), 8, 128);
    }

    private static void ask(Inference inference, int times) {
        for (int i = 0; i < times; i++) {
            outcome(inference, InferencePoint.ADVICE);
        }
    }

    private static String outcome(Inference inference, InferencePoint point) {
        return inference.ask(PretendModel.question(point)).outcome();
    }

    private static String stateOf(Inference inference, String point) {
        return Objects.requireNonNull(inference.guards().get(point))
                .breaker()
                .orElseThrow()
                .state();
    }
}
