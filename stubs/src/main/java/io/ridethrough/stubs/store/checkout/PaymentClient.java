package io.ridethrough.stubs.store.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payment partner's client. A charge that brought no answer is tried {@value #ATTEMPTS} times in
 * all under the same key, so that an answer lost on the way does not leave money taken for no order.
 */
public final class PaymentClient implements Payments {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentClient.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 2;

    private final HttpClient http;
    private final String base;

    /** @param base the partner's URL without {@code /v1/charges} */
    public PaymentClient(HttpClient http, URI base) {
        this.http = http;
        this.base = base.toString().replaceAll("/+$", "") + "/v1/charges";
    }

    @Override
    public Optional<String> charge(BigDecimal amount, String reference, String idempotencyKey) throws PaymentRefused {
        byte[] body;
        try {
            body = JSON.writeValueAsBytes(Map.of("amount", amount, "currency", "USD", "reference", reference));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(base))
                .timeout(DEADLINE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        String problem = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() == 201) {
                    return Optional.of(JSON.readTree(response.body()).path("id").asText());
                }
                problem = "status " + response.statusCode();
                if (response.statusCode() < 500) {
                    break;
                }
            } catch (IOException unanswered) {
                problem = unanswered.toString();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new PaymentRefused("the store is stopping");
            }
        }
        throw new PaymentRefused(problem);
    }

    @Override
    public void giveBack(String chargeId) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/" + chargeId + "/void"))
                .timeout(DEADLINE)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                LOG.warn("charge {} was not given back: status {}", chargeId, status);
            }
        } catch (IOException unanswered) {
            LOG.warn("charge {} was not given back: {}", chargeId, unanswered.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
