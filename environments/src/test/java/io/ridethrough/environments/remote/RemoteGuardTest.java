package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.remote.RemoteProbe.Gauge;
import io.ridethrough.environments.secret.Secret;
import io.ridethrough.environments.secret.SecretSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a remote environment sends to whom. */
class RemoteGuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void a_proxy_that_says_to_listen_elsewhere_does_not_send_golden_prompts_there() {
        try (Fetching fetching = new Fetching(Clearance.LOOPBACK)) {
            RemoteModel model = new RemoteModel(
                    URI.create("http://listener.evil.example:80"),
                    URI.create("http://127.0.0.1:1"),
                    "served",
                    Optional.empty(),
                    fetching,
                    Clearance.LOOPBACK);

            assertThatThrownBy(() -> model.served(PATIENCE))
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("listener.evil.example:80");
            try (ChatEndpoint direct = model.version("served", PATIENCE)) {
                assertThat(direct).as("the model itself is on this machine").isNotNull();
            }
        }
    }

    @Test
    void what_was_not_planned_is_not_fetched() {
        try (Fetching fetching = new Fetching(Clearance.LOOPBACK)) {
            assertThatThrownBy(() -> fetching.get(URI.create("http://169.254.169.254/latest"), Map.of(), PATIENCE))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_probe_sends_the_headers_that_its_address_wants() throws Exception {
        try (RecordedShop shop = new RecordedShop();
                Fetching fetching = new Fetching(Clearance.LOOPBACK)) {
            shop.reply("/health", 200, "{\"workers\": 16}");
            SecretSource key = new SecretSource.Variable("HEALTH_KEY");
            RemoteProbe probe = new RemoteProbe(
                    Gauge.WORKERS,
                    URI.create(shop.url() + "/health"),
                    new RemoteProbe.Json(JsonPointer.compile("/workers")),
                    Map.of("Authorization", key));

            assertThat(new ShopProbes(List.of(probe), fetching, new RemoteSecrets(Map.of(key, Secret.of("Key 4711"))))
                            .read())
                    .hasValueSatisfying(reading -> assertThat(reading.values()).containsEntry("workers", 16L));
            assertThat(shop.asked())
                    .extracting(RecordedShop.Asked::authorization)
                    .containsExactly("Key 4711");
            assertThat(probe.toString()).contains("HEALTH_KEY").doesNotContain("4711");
        }
    }
}
