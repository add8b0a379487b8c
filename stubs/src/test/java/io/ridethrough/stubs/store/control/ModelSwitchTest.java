package io.ridethrough.stubs.store.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.Conditions;
import io.ridethrough.stubs.store.TestModel;
import io.ridethrough.stubs.store.TestStore;
import io.ridethrough.stubs.store.pace.Pace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Another model is rolled out over HTTP while the store runs. */
class ModelSwitchTest {
    private static final String NEXT = "{\"model\":\"next\"}";

    @Test
    void a_call_under_way_ends_on_the_model_that_it_began_with() throws Exception {
        try (TestStore shop = store(true)) {
            shop.model.echoes();
            String cart = shop.readyCart();
            TestModel.Held held = shop.model.holdNext();
            CompletableFuture<TestStore.Answer> underWay = CompletableFuture.supplyAsync(() -> shop.place(cart));
            held.awaitArrival();
            TestStore.Answer switched = shop.send("PUT", ModelControl.PATH, Map.of(), NEXT);
            held.release();

            assertThat(switched.status()).isEqualTo(200);
            assertThat(switched.at("/before").asText()).isEqualTo("reference");
            TestStore.Answer placed = underWay.get(20, TimeUnit.SECONDS);
            assertThat(placed.outcome()).isEqualTo("model");
            assertThat(placed.at("/data/placeOrder/errors")).isEmpty();
            shop.place(shop.readyCart());
            assertThat(models(shop)).containsExactly("reference", "next");
        }
    }

    @Test
    void nobody_switches_a_store_that_is_not_controlled() throws Exception {
        try (TestStore shop = store(false)) {
            assertThat(shop.send("PUT", ModelControl.PATH, Map.of(), NEXT).status())
                    .isEqualTo(404);
            assertThat(shop.store.models().current()).isEqualTo("reference");
        }
    }

    private static TestStore store(boolean isControlled) throws Exception {
        return TestStore.patient(
                Optional.empty(),
                settings -> settings.withConditions(new Conditions(Pace.INSTANT, Set.of(), isControlled)));
    }

    private static List<String> models(TestStore shop) {
        return shop.model.requests().stream()
                .map(request -> request.path("model").asText())
                .toList();
    }
}
