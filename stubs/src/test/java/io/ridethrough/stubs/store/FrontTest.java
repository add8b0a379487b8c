package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.front.FrontSettings;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final Resilience PATIENT = new Resilience(Duration.ofSeconds(20), GuardSettings.DEFAULT);

    @Test
    void a_full_backlog_is_a_bad_gateway_while_health_and_metrics_still_answer() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try (TestStore shop = TestStore.start(Optional.of(Defect.NO_BREAKER), PATIENT, 2, 2)) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.stall();
            List<Future<TestStore.Answer>> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(clients.submit(() -> shop.graphql("{portfolioSummary{source}}", customer)));
            }
            awaitMetric(shop, "store_backlog 2");

            TestStore.Answer refused = shop.graphql("{storeConfig{store_code}}");
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.contentType()).isEqualTo("text/html; charset=UTF-8");
            assertThat(refused.text()).contains("<center><h1>502 Bad Gateway</h1></center>");
            assertThat(shop.send("GET", "/health_check.php", Map.of(), "").status())
                    .isEqualTo(200);
            assertThat(metrics(shop)).contains("store_workers 2\n", "store_workers_busy 2\n");

            shop.model.flow();
            for (Future<TestStore.Answer> answer : waiting) {
                assertThat(answer.get().outcome()).isEqualTo("model");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void a_taken_port_is_said_to_be_taken() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            int port = shop.store.url().getPort();
            StoreSettings settings = StoreSettings.defaults().withFront(new FrontSettings(port, 1, 1));
            assertThatThrownBy(() -> Store.start(settings)).hasMessage("port " + port + " is taken");
        }
    }

    @Test
    void anything_else_is_not_found() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            assertThat(shop.send("GET", "/admin", Map.of(), "").status()).isEqualTo(404);
        }
    }

    private static void awaitMetric(TestStore shop, String line) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!metrics(shop).contains(line + "\n")) {
            assertThat(System.nanoTime())
                    .as("waiting for " + line + " in " + metrics(shop))
                    .isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static String metrics(TestStore shop) {
        return shop.send("GET", "/metrics", Map.of(), "").text();
    }
}
