package io.ridethrough.stubs.store.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ridethrough.stubs.store.outbound.Egress;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the store makes of a partner that answers oddly. */
@Timeout(20)
class PaymentClientTest {
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private HttpServer partner;
    private Payments payments;

    @BeforeEach
    void open() throws IOException {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.start();
        payments = new PaymentClient(
                        Egress.client(Optional.empty()),
                        URI.create("http://127.0.0.1:" + partner.getAddress().getPort()),
                        Duration.ofMillis(300))
                .about(Tenant.ALPINE, Jurisdiction.CH);
    }

    @AfterEach
    void close() {
        partner.stop(0);
    }

    @Test
    void an_answer_that_stalls_in_its_body_is_unanswered() {
        answer(201, "{\"id\":", 1000);
        assertThatExceptionOfType(PaymentRefused.class).isThrownBy(this::charge).matches(PaymentRefused::isUnanswered);
    }

    @Test
    void a_charge_without_an_id_is_unanswered() {
        answer(201, "{}", 2);
        assertThatExceptionOfType(PaymentRefused.class).isThrownBy(this::charge).matches(PaymentRefused::isUnanswered);
    }

    @Test
    void an_answer_without_a_list_of_charges_does_not_say_that_there_is_none() {
        answer(200, "{}", 2);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> payments.chargeOf("quote-1-1"));
    }

    @Test
    void every_call_says_what_it_is_for_and_under_which_law_and_not_who_it_is_about() throws Exception {
        answer(201, "{\"id\":\"ch_1\"}", 13);
        charge();
        assertThat(asked).singleElement().satisfies(headers -> {
            assertThat(headers)
                    .containsEntry("X-purpose", List.of("order-payment"))
                    .containsEntry("X-tenant", List.of("alpine"))
                    .containsEntry("X-jurisdiction", List.of("CH"));
            assertThat(headers.keySet()).noneMatch(name -> name.contains("mail") || name.contains("ustomer"));
        });
    }

    private Optional<String> charge() throws PaymentRefused {
        return payments.charge(BigDecimal.TEN, "000000001", "quote-1-1");
    }

    private void answer(int status, String body, int lengthBytes) {
        partner.createContext("/", exchange -> {
            asked.add(Map.copyOf(exchange.getRequestHeaders()));
            write(exchange, status, body, lengthBytes);
        });
    }

    private static void write(HttpExchange exchange, int status, String body, int lengthBytes) throws IOException {
        exchange.sendResponseHeaders(status, lengthBytes);
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
