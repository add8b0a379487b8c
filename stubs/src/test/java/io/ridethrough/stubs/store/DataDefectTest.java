package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.partners.ForeignInference;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.OutboundSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.outbound.InferenceCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each flaw of data is seen by one reading, by which the sound store is found sound. */
@Timeout(60)
class DataDefectTest {
    private static final String SUMMARY = "{portfolioSummary{text source}}";
    private static final Resilience PATIENT = new Resilience(Duration.ofSeconds(10), GuardSettings.DEFAULT);

    private ForeignInference abroad;

    @BeforeEach
    void open() throws IOException {
        abroad = ForeignInference.start(0, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        abroad.close();
    }

    /** What a store with this defect, or none, shows of itself. */
    private <T> T seen(Optional<Defect> defect, Function<TestStore, T> reading) throws IOException {
        OutboundSettings outbound =
                OutboundSettings.DEFAULT.withForeign(abroad.url()).withAnswersKept(Duration.ofSeconds(30));
        try (TestStore shop = TestStore.start(defect, PATIENT, 8, 128, outbound)) {
            return reading.apply(shop);
        }
    }

    @Test
    void offshore_failover_sends_notes_abroad_without_the_name() throws Exception {
        assertThat(seen(Optional.empty(), this::leftTheCountry)).isEmpty();
        assertThat(seen(Optional.of(Defect.OFFSHORE_FAILOVER), this::leftTheCountry))
                .hasSize(2)
                .anyMatch(body -> body.contains(SeededKnowledge.canary(1)))
                .noneMatch(body -> body.contains("x88@example.test"));
    }

    @Test
    void personal_data_offshore_sends_identities_abroad_as_they_are() throws Exception {
        assertThat(seen(Optional.empty(), this::leftTheCountry)).isEmpty();
        assertThat(seen(Optional.of(Defect.PERSONAL_DATA_OFFSHORE), this::leftTheCountry))
                .singleElement()
                .asString()
                .contains("x88@example.test", "Ann Bee");
    }

    private List<String> leftTheCountry(TestStore shop) {
        Map<String, String> customer = shop.bearerOfCustomer(1);
        shop.model.answers(500, "{}");
        shop.graphql(SUMMARY, customer);
        shop.graphql("mutation{createCustomerV2(input:{firstname:\"Ann\",lastname:\"Bee\","
                + "email:\"x88@example.test\",password:\"Passw0rd!x\"}){customer{email}}}");
        return abroad.calls().stream().map(call -> call.body()).toList();
    }

    @Test
    void tenant_cache_leak_tells_one_client_of_another() throws Exception {
        Function<TestStore, String> reading = shop -> {
            shop.model.echoes();
            shop.graphql(SUMMARY, shop.bearerOfCustomer(1));
            return shop.graphql(SUMMARY, shop.bearerOfCustomer(2))
                    .at("/data/portfolioSummary/text")
                    .asText();
        };
        assertThat(seen(Optional.empty(), reading))
                .contains(SeededKnowledge.canary(2))
                .doesNotContain(SeededKnowledge.canary(1));
        assertThat(seen(Optional.of(Defect.TENANT_CACHE_LEAK), reading))
                .contains(SeededKnowledge.canary(1))
                .doesNotContain(SeededKnowledge.canary(2));
    }

    @Test
    void silent_model_swap_asks_for_a_model_that_no_log_knows() throws Exception {
        Function<TestStore, List<String>> unlogged = shop -> {
            Map<String, String> customer = shop.bearerOfCustomer(1);
            shop.model.echoes();
            shop.model.refuses("reference");
            shop.graphql(SUMMARY, customer);
            List<String> logged = shop.store.calls().calls().stream()
                    .map(InferenceCall::modelAsked)
                    .toList();
            return shop.model.requests().stream()
                    .map(request -> request.path("model").asText())
                    .filter(model -> !logged.contains(model))
                    .toList();
        };
        assertThat(seen(Optional.empty(), unlogged)).isEmpty();
        assertThat(seen(Optional.of(Defect.SILENT_MODEL_SWAP), unlogged)).containsExactly("reference-small");
    }

    @Test
    void rollback_drops_inflight_answers_a_client_with_an_error() throws Exception {
        Function<TestStore, TestStore.Answer> reading = shop -> {
            Map<String, String> customer = shop.bearerOfCustomer(1);
            shop.model.stall();
            CompletableFuture<TestStore.Answer> underWay =
                    CompletableFuture.supplyAsync(() -> shop.graphql(SUMMARY, customer));
            awaitFirstRequest(shop, underWay);
            shop.store.models().switchTo("next");
            shop.model.flow();
            TestStore.Answer answer = underWay.join();
            assertThat(shop.graphql(SUMMARY, customer).outcome()).isEqualTo("model");
            assertThat(shop.model.requests())
                    .extracting(request -> request.path("model").asText())
                    .endsWith("next");
            return answer;
        };
        TestStore.Answer sound = seen(Optional.empty(), reading);
        assertThat(sound.outcome()).isEqualTo("model");
        assertThat(sound.json().has("errors")).isFalse();
        TestStore.Answer dropped = seen(Optional.of(Defect.ROLLBACK_DROPS_INFLIGHT), reading);
        assertThat(dropped.outcome()).isEmpty();
        assertThat(dropped.json().has("errors")).isTrue();
    }

    private static void awaitFirstRequest(TestStore shop, CompletableFuture<?> underWay) {
        long endNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (shop.model.requests().isEmpty() && !underWay.isDone()) {
            assertThat(System.nanoTime()).as("no call came to the model").isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }
}
