package io.ridethrough.stubs.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.TestModel;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.OutboundSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EgressTest {
    @Test
    void calls_to_loopback_addresses_go_through_the_proxy_and_say_what_for() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        proxy.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + List.of("X-Purpose", "X-Tenant", "X-Jurisdiction").stream()
                            .map(name ->
                                    String.valueOf(exchange.getRequestHeaders().getFirst(name)))
                            .toList());
            exchange.getRequestBody().readAllBytes();
            byte[] answer = TestModel.SOUND.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        proxy.start();
        URI model = URI.create("http://127.0.0.1:9/model");
        URI egress = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        try (Store store = Store.start(StoreSettings.defaults()
                .withCustomers(1)
                .withInference(InferenceSettings.at(model, Resilience.DEFAULT)
                        .withOutbound(OutboundSettings.DEFAULT.withEgressProxy(egress))))) {
            HttpRequest asked = HttpRequest.newBuilder(store.url().resolve("/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Store", "harbour")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"query\":\"{productRecommendations(sku:\\\"CHAOS-002\\\"){text items{sku}}}\"}"))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("Quite suitable.", "CHAOS-001", "CHAOS-003");
            assertThat(seen)
                    .containsExactly(
                            "http://127.0.0.1:9/model/v1/chat/completions [product-recommendations, harbour, EU]");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void a_payment_goes_through_the_proxy_too() throws Exception {
        List<URI> seen = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        proxy.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI());
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        proxy.start();
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            HttpClient client = Egress.client(Optional.of(
                    URI.create("http://127.0.0.1:" + proxy.getAddress().getPort())));
            client.send(
                    HttpRequest.newBuilder(partner.url().resolve("/v1/charges")).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(seen).containsExactly(partner.url().resolve("/v1/charges"));
            assertThat(partner.charges()).isEmpty();
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void a_proxy_without_a_port_is_refused() {
        assertThatThrownBy(() -> Egress.client(Optional.of(URI.create("http://127.0.0.1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://HOST:PORT");
    }
}
