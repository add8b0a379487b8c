package io.ridethrough.stubs.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Answers to the requests that {@code mappings/payment.json} lets through to the charge book. */
final class ChargeAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChargeAnswers() {}

    /** Answers {@code {id, status}} of the key's charge, or 422 for an amount that is no positive number. */
    static ResponseDefinitionTransformerV2 accepting(ChargeBook book) {
        return transformer("accept-charge", event -> {
            JsonNode request = JSON.readTree(event.getRequest().getBody());
            Optional<BigDecimal> amount = positive(request.path("amount").asText());
            if (amount.isEmpty()) {
                return answer(422, Map.of("error", "amount must be a positive number"));
            }
            return book.accept(
                            event.getRequest().getHeader("Idempotency-Key"),
                            request.path("reference").asText(),
                            amount.get(),
                            request.path("currency").asText())
                    .map(charge -> answer(201, Map.of("id", charge.id(), "status", "accepted")))
                    .orElseGet(() -> answer(507, Map.of("error", "the charge book is full")));
        });
    }

    /** Answers {@code {id, status: "voided"}}, or 404 when there is no such charge. */
    static ResponseDefinitionTransformerV2 givingBack(ChargeBook book) {
        return transformer("void-charge", event -> {
            String id = event.getRequest().getUrl().split("/", -1)[3];
            return book.giveBack(id)
                    ? answer(200, Map.of("id", id, "status", "voided"))
                    : answer(404, Map.of("error", "no such charge"));
        });
    }

    private static Optional<BigDecimal> positive(String amount) {
        try {
            return Optional.of(new BigDecimal(amount)).filter(it -> it.signum() > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static ResponseDefinition answer(int status, Map<String, String> body) {
        try {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsBytes(body))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ResponseDefinitionTransformerV2 transformer(String name, Answer answer) {
        return new ResponseDefinitionTransformerV2() {
            @Override
            public ResponseDefinition transform(ServeEvent event) {
                try {
                    return answer.to(event);
                } catch (java.io.IOException notJson) {
                    return ChargeAnswers.answer(400, Map.of("error", "the body is not JSON"));
                }
            }

            @Override
            public boolean applyGlobally() {
                return false;
            }

            @Override
            public String getName() {
                return name;
            }
        };
    }

    private interface Answer {
        ResponseDefinition to(ServeEvent event) throws java.io.IOException;
    }
}
