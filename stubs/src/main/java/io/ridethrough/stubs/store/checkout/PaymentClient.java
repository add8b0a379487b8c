package io.ridethrough.stubs.store.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import io.ridethrough.stubs.store.wire.WholeExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The payment partner's client. Each method is one request, and its headers say what it is for ({@code X-Purpose}),
 * whose client it is about ({@code X-Tenant}) and under which law ({@code X-Jurisdiction}), and never who that is.
 */
public final class PaymentClient implements Payments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PURPOSE = "order-payment";
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    private final Map<String, String> about;

    /**
     * @param base the partner's URL without {@code /v1/charges}
     * @param timeout from a request to the end of its answer
     */
    public PaymentClient(HttpClient http, URI base, Duration timeout) {
        this(http, base.toString().replaceAll("/+$", "") + "/v1", timeout, Map.of());
    }

    private PaymentClient(HttpClient http, String base, Duration timeout, Map<String, String> about) {
        this.http = http;
        this.base = base;
        this.timeout = timeout;
        this.about = about;
    }

    @Override
    public Payments about(Tenant tenant, Jurisdiction jurisdiction) {
        return new PaymentClient(
                http, base, timeout, Map.of("X-Tenant", tenant.label(), "X-Jurisdiction", jurisdiction.name()));
    }

    @Override
    public Optional<String> charge(BigDecimal amount, String reference, String idempotencyKey) throws PaymentRefused {
        byte[] body;
        try {
            body = JSON.writeValueAsBytes(Map.of("amount", amount, "currency", "USD", "reference", reference));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
        HttpRequest request = to("/charges")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = WholeExchange.send(http, request, Optional.of(timeout));
            if (response.statusCode() == CREATED) {
                return Optional.of(id(response.body()));
            }
            String status = "status " + response.statusCode();
            throw response.statusCode() < FIRST_SERVER_ERROR
                    ? PaymentRefused.refused(status)
                    : PaymentRefused.unanswered(status);
        } catch (IOException unanswered) {
            throw PaymentRefused.unanswered(unanswered.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw PaymentRefused.unanswered("the store is stopping");
        }
    }

    private static String id(byte[] body) throws IOException, PaymentRefused {
        String id = JSON.readTree(body).path("id").asText();
        if (id.isBlank()) {
            throw PaymentRefused.unanswered("a charge without an id");
        }
        return id;
    }

    @Override
    public void closeKey(String idempotencyKey) throws PartnerUnavailable {
        ask(to("/idempotency-keys/" + encoded(idempotencyKey) + "/cancel").POST(BodyPublishers.noBody()));
    }

    @Override
    public Optional<String> chargeOf(String idempotencyKey) throws PartnerUnavailable {
        JsonNode answer =
                ask(to("/charges?idempotency_key=" + encoded(idempotencyKey)).GET());
        if (!answer.path("charges").isArray()) {
            // No list is not an empty one: money that was taken would be forgotten.
            throw new PartnerUnavailable("an answer without charges");
        }
        return answer.path("charges")
                .valueStream()
                .filter(charge -> charge.path("status").asText().equals("accepted"))
                .map(charge -> charge.path("id").asText())
                .findFirst();
    }

    @Override
    public void giveBack(String chargeId) throws PartnerUnavailable {
        ask(to("/charges/" + encoded(chargeId) + "/void").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("X-Purpose", PURPOSE);
        about.forEach(request::header);
        return request;
    }

    private JsonNode ask(HttpRequest.Builder request) throws PartnerUnavailable {
        HttpRequest whole = request.build();
        try {
            HttpResponse<byte[]> response = WholeExchange.send(http, whole, Optional.of(timeout));
            if (response.statusCode() != OK) {
                throw new PartnerUnavailable("status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException unanswered) {
            throw new PartnerUnavailable(unanswered.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartnerUnavailable("the store is stopping");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
