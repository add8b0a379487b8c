package io.ridethrough.stubs.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.checkout.PaymentClient;
import io.ridethrough.stubs.store.checkout.PaymentRefused;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PaymentPartnerTest {
    @Test
    void charges_once_for_each_key_and_gives_back() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url());
            String first = client.charge(new BigDecimal("12.50"), "000000001", "quote-1")
                    .orElseThrow();
            assertThat(client.charge(new BigDecimal("12.50"), "000000001", "quote-1"))
                    .contains(first);
            String second =
                    client.charge(new BigDecimal("3"), "000000002", "quote-2").orElseThrow();
            assertThat(partner.charges())
                    .extracting(AcceptedCharge::id)
                    .containsExactly(first, second)
                    .doesNotHaveDuplicates();
            client.giveBack(first);
            assertThat(partner.charges()).extracting(AcceptedCharge::id).containsExactly(second);
        }
    }

    @Test
    void says_that_its_port_is_taken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PaymentPartner.start(other.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void refuses_a_charge_without_key_or_amount() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(partner.url().resolve("/v1/charges"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"amount\":1,\"currency\":\"USD\"}"));
            HttpResponse<String> refused =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(400);
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url());
            assertThatThrownBy(() -> client.charge(BigDecimal.ZERO, "000000001", "quote-1"))
                    .isInstanceOf(PaymentRefused.class);
            assertThat(partner.charges()).isEmpty();
        }
    }
}
