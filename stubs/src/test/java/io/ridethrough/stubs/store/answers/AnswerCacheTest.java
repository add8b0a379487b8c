package io.ridethrough.stubs.store.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private static final Duration AGE = Duration.ofSeconds(30);

    private final List<Question> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private String model = "v1";
    private final Inference counting = question -> {
        asked.add(question);
        return new InferenceAnswer.FromModel("yes", model);
    };
    private final AnswerCache cache = new AnswerCache(counting, AnswerKey::of, () -> model, AGE, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private static Question question(InferencePoint point, Tenant tenant, long customer, String prompt) {
        return new Question(point, new Client(tenant, Jurisdiction.EU, OptionalLong.of(customer)), prompt, false);
    }

    private static Question summary(Tenant tenant, long customer, String prompt) {
        return question(InferencePoint.SUMMARY, tenant, customer, prompt);
    }

    @Test
    void gives_an_answer_again_to_the_same_client_for_the_same_prompt() {
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void tenant_client_prompt_point_and_model_each_make_another_answer() {
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        cache.ask(summary(Tenant.HARBOUR, 1, "a"));
        cache.ask(summary(Tenant.ALPINE, 2, "a"));
        cache.ask(summary(Tenant.ALPINE, 1, "b"));
        cache.ask(question(InferencePoint.RECOMMENDATIONS, Tenant.ALPINE, 1, "a"));
        model = "v2";
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(asked).hasSize(6);
    }

    @Test
    void an_answer_of_full_age_is_asked_for_anew() {
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        now = now.plus(AGE).minusMillis(1);
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(asked).hasSize(1);
        now = now.plusMillis(1);
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void advice_and_identity_are_asked_each_time() {
        for (InferencePoint point : List.of(InferencePoint.ADVICE, InferencePoint.IDENTITY)) {
            cache.ask(question(point, Tenant.ALPINE, 1, "a"));
            cache.ask(question(point, Tenant.ALPINE, 1, "a"));
        }
        assertThat(asked).hasSize(4);
    }

    @Test
    void a_fallback_is_not_kept() {
        List<Question> failed = new ArrayList<>();
        AnswerCache failing = new AnswerCache(
                question -> {
                    failed.add(question);
                    return new InferenceAnswer.Fallback(FallbackReason.TIMEOUT);
                },
                AnswerKey::of,
                () -> model,
                AGE,
                Clock.systemUTC());
        failing.ask(summary(Tenant.ALPINE, 1, "a"));
        failing.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(failed).hasSize(2);
    }

    @Test
    void the_one_used_longest_ago_goes_when_there_are_too_many() {
        for (int customer = 0; customer < AnswerCache.MAX_ANSWERS; customer++) {
            cache.ask(summary(Tenant.ALPINE, customer, "a"));
        }
        cache.ask(summary(Tenant.ALPINE, 0, "a"));
        cache.ask(summary(Tenant.ALPINE, AnswerCache.MAX_ANSWERS, "a"));
        asked.clear();
        cache.ask(summary(Tenant.ALPINE, 0, "a"));
        assertThat(asked).isEmpty();
        cache.ask(summary(Tenant.ALPINE, 1, "a"));
        assertThat(asked).hasSize(1);
    }
}
