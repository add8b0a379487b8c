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
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaymentPartnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Test
    void charges_once_for_each_key_and_gives_back() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
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
    void tells_what_was_charged_under_a_key() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
            assertThat(client.chargeOf("quote 1/2")).isEmpty();
            String charge =
                    client.charge(BigDecimal.ONE, "000000001", "quote 1/2").orElseThrow();
            assertThat(client.chargeOf("quote 1/2")).contains(charge);
            client.giveBack(charge);
            assertThat(client.chargeOf("quote 1/2")).isEmpty();
        }
    }

    @Test
    void tells_every_charge_that_stands_to_whoever_keeps_books() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            HttpClient http = HttpClient.newHttpClient();
            PaymentClient client = new PaymentClient(http, partner.url(), PATIENCE);
            String first = client.charge(new BigDecimal("12.50"), "000000001", "quote-1")
                    .orElseThrow();
            String second =
                    client.charge(new BigDecimal("3"), "000000002", "quote-2").orElseThrow();
            client.giveBack(first);

            String told = http.send(
                            HttpRequest.newBuilder(partner.url().resolve("/v1/charges"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(told)
                    .contains("\"id\":\"" + second + "\"", "\"reference\":\"000000002\"", "\"amount\":\"3\"")
                    .doesNotContain(first);
        }
    }

    @Test
    void a_closed_key_takes_no_money_that_comes_late() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
            client.closeKey("quote 1/2");
            client.closeKey("quote 1/2");
            assertThatThrownBy(() -> client.charge(BigDecimal.ONE, "000000001", "quote 1/2"))
                    .isInstanceOfSatisfying(
                            PaymentRefused.class,
                            refused -> assertThat(refused.isUnanswered()).isFalse());
            assertThat(partner.charges()).isEmpty();
        }
    }

    @Test
    void a_charge_stands_when_its_key_is_closed_and_is_not_made_again_once_given_back() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
            String charge =
                    client.charge(BigDecimal.ONE, "000000001", "quote-1").orElseThrow();
            client.closeKey("quote-1");
            assertThat(partner.charges()).hasSize(1);
            client.giveBack(charge);
            assertThatThrownBy(() -> client.charge(BigDecimal.ONE, "000000001", "quote-1"))
                    .isInstanceOf(PaymentRefused.class);
            assertThat(partner.charges()).isEmpty();
        }
    }

    @Test
    void a_key_is_not_used_for_another_sum() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
            client.charge(BigDecimal.ONE, "000000001", "quote-1");
            assertThatThrownBy(() -> client.charge(BigDecimal.TEN, "000000001", "quote-1"))
                    .isInstanceOf(PaymentRefused.class);
            assertThat(partner.charges()).extracting(AcceptedCharge::amount).containsExactly(BigDecimal.ONE);
        }
    }

    @Test
    void takes_the_money_at_once_when_its_answer_is_late() throws Exception {
        try (PaymentPartner partner = PaymentPartner.start(0)) {
            PaymentClient hurried =
                    new PaymentClient(HttpClient.newHttpClient(), partner.url(), Duration.ofMillis(200));
            partner.answerLate(1, Duration.ofSeconds(2));
            assertThatThrownBy(() -> hurried.charge(BigDecimal.ONE, "000000001", "quote-1"))
                    .isInstanceOfSatisfying(
                            PaymentRefused.class,
                            refused -> assertThat(refused.isUnanswered()).isTrue());
            assertThat(partner.charges()).hasSize(1);
            assertThat(hurried.charge(BigDecimal.ONE, "000000001", "quote-1")).isPresent();
            assertThat(partner.charges()).hasSize(1);
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
            PaymentClient client = new PaymentClient(HttpClient.newHttpClient(), partner.url(), PATIENCE);
            assertThatThrownBy(() -> client.charge(BigDecimal.ZERO, "000000001", "quote-1"))
                    .isInstanceOf(PaymentRefused.class);
            assertThat(partner.charges()).isEmpty();
        }
    }
}
