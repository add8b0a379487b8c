package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.FallbackKind;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.FallbackSettings;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackKindTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Question ADVICE = PretendModel.question(InferencePoint.ADVICE);

    private final PretendModel model = new PretendModel();

    private Inference falling(FallbackSettings settings) {
        return model.asked(Optional.empty(), Resilience.DEFAULT.withFallback(settings));
    }

    private static String words(InferenceAnswer answer) {
        return answer.textOr(rules -> rules.suitability(BigDecimal.TEN, 1));
    }

    @Test
    void the_last_good_answer_is_given_again_until_it_is_too_old() {
        Inference inference = falling(new FallbackSettings(FallbackKind.CACHED, 10, Duration.ofMinutes(1)));
        inference.ask(ADVICE);
        model.fails(FallbackReason.ERROR, SOON);

        InferenceAnswer again = inference.ask(ADVICE);
        assertThat(again.outcome()).isEqualTo("fallback; reason=error; kind=cached");
        assertThat(words(again)).isEqualTo("Quite suitable.");

        model.clock.pass(Duration.ofMinutes(2));
        InferenceAnswer late = inference.ask(ADVICE);
        assertThat(late.outcome()).isEqualTo("fallback; reason=error");
        assertThat(words(late)).isEqualTo("Suitable by the shop's table.");
    }

    @Test
    void nobody_is_told_what_was_said_to_another_tenants_client() {
        Inference inference = falling(new FallbackSettings(FallbackKind.CACHED, 10, Duration.ofMinutes(1)));
        inference.ask(ADVICE);
        model.fails(FallbackReason.ERROR, SOON);

        Question ofOther = new Question(InferencePoint.ADVICE, Client.guest(Tenant.HARBOUR), ADVICE.prompt(), false);
        assertThat(inference.ask(ofOther).outcome()).isEqualTo("fallback; reason=error");
    }

    @Test
    void no_more_answers_are_remembered_than_there_is_room_for() {
        Inference inference = falling(new FallbackSettings(FallbackKind.CACHED, 1, Duration.ofMinutes(1)));
        inference.ask(ADVICE);
        inference.ask(PretendModel.question(InferencePoint.SUMMARY));
        model.fails(FallbackReason.ERROR, SOON);

        assertThat(inference.ask(ADVICE).outcome()).isEqualTo("fallback; reason=error");
    }

    @Test
    void a_full_review_queue_leaves_further_cases_to_the_rules() {
        Inference inference = falling(FallbackSettings.DEFAULT.withKind(FallbackKind.QUEUE));
        model.fails(FallbackReason.TIMEOUT, SOON);

        assertThat(words(inference.ask(ADVICE))).isEqualTo("An adviser will look at this order and write to you.");
        inference.ask(ADVICE);
        assertThat(inference.ask(ADVICE).outcome()).isEqualTo("fallback; reason=timeout");
        assertThat(model.reviews.cases()).hasSize(model.reviews.capacity());
        assertThat(model.reviews.refused()).isEqualTo(1);
    }

    @Test
    void queued_cases_can_be_read_back_without_their_prompts() throws Exception {
        Resilience queueing = new Resilience(TestStore.TIMEOUT, Resilience.DEFAULT.guard())
                .withFallback(FallbackSettings.DEFAULT.withKind(FallbackKind.QUEUE));
        try (TestStore shop = TestStore.start(Optional.empty(), queueing, 8, 128)) {
            String cart = shop.readyCart();
            shop.model.answers(500, "{}");
            assertThat(shop.place(cart).outcome()).isEqualTo("fallback; reason=error; kind=queue");

            TestStore.Answer reviews = shop.send("GET", "/inference/reviews", Map.of(), "");
            assertThat(reviews.at("/cases")).hasSize(1);
            assertThat(reviews.at("/cases/0/point").asText()).isEqualTo("advice");
            assertThat(reviews.at("/cases/0/tenant").asText()).isEqualTo("default");
            assertThat(reviews.text()).doesNotContain("suitable for the client");
            assertThat(shop.send("GET", "/metrics", Map.of(), "").text())
                    .contains(
                            "store_review_queue_length 1\n",
                            "store_inference_fallbacks_total{point=\"advice\",kind=\"queue\"} 1\n",
                            "resilience4j_circuitbreaker_slow_call_rate{name=\"advice\"} -1\n",
                            "resilience4j_circuitbreaker_not_permitted_calls_total{name=\"advice\"} 0\n",
                            "resilience4j_bulkhead_available_concurrent_calls{name=\"recommendations\"} 4\n",
                            "store_inference_retries_total{point=\"advice\"} 0\n");
        }
    }
}
