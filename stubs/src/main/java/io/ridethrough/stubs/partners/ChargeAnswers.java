package io.ridethrough.stubs.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to the requests that {@code mappings/payment.json} lets through to the charge book. */
final class ChargeAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChargeAnswers() {}

    /**
     * Answers {@code {id, status}} of the key's charge, 422 for an amount that is no positive number or
     * differs from that of an earlier request, or 409 for a key that takes no money any more.
     */
    static ResponseDefinitionTransformerV2 accepting(ChargeBook book, LateAnswers late) {
        return transformer("accept-charge", event -> {
            JsonNode request = JSON.readTree(event.getRequest().getBody());
            Optional<BigDecimal> amount = positive(request.path("amount").asText());
            if (amount.isEmpty()) {
                return error(422, "amount must be a positive number");
            }
            ChargeBook.Outcome outcome = book.accept(
                    event.getRequest().getHeader("Idempotency-Key"),
                    request.path("reference").asText(),
                    amount.get(),
                    request.path("currency").asText());
            ResponseDefinition answer = outcome.charge()
                    .map(charge -> answer(201, Map.of("id", charge.id(), "status", "accepted")))
                    .orElseGet(() -> refusal(outcome.refusal().orElseThrow()));
            return ResponseDefinitionBuilder.like(answer)
                    .withFixedDelay((int) late.take().toMillis())
                    .build();
        });
    }

    /** Answers {@code {id, status: "voided"}}, or 404 when there is no such charge. */
    static ResponseDefinitionTransformerV2 givingBack(ChargeBook book) {
        return transformer("void-charge", event -> {
            String id = segment(event.getRequest(), 3);
            return book.giveBack(id) ? answer(200, Map.of("id", id, "status", "voided")) : error(404, "no such charge");
        });
    }

    /** Answers {@code {charges: [{id, status}]}}: the one charge of the key, standing or voided, or none. */
    static ResponseDefinitionTransformerV2 lookingUp(ChargeBook book) {
        return transformer("look-up-charge", event -> {
            String key = event.getRequest().queryParameter("idempotency_key").firstValue();
            List<Map<String, String>> charges = book.of(key).stream()
                    .flatMap(entry -> entry.charge().stream()
                            .map(charge ->
                                    Map.of("id", charge.id(), "status", entry.isVoided() ? "voided" : "accepted")))
                    .toList();
            return answer(200, Map.of("charges", charges));
        });
    }

    /** Answers {@code {charges: [{id, reference, amount}]}}: every charge that stands, oldest first. */
    static ResponseDefinitionTransformerV2 listing(ChargeBook book) {
        return transformer("list-charges", event -> {
            List<Map<String, String>> charges = book.accepted().stream()
                    .map(charge -> Map.of(
                            "id",
                            charge.id(),
                            "reference",
                            charge.reference(),
                            "amount",
                            charge.amount().toPlainString()))
                    .toList();
            return answer(200, Map.of("charges", charges));
        });
    }

    /** Answers {@code {idempotency_key, status: "cancelled"}}. */
    static ResponseDefinitionTransformerV2 cancelling(ChargeBook book) {
        return transformer("cancel-key", event -> {
            String key = URLDecoder.decode(segment(event.getRequest(), 3), StandardCharsets.UTF_8);
            return book.cancel(key)
                    ? answer(200, Map.of("idempotency_key", key, "status", "cancelled"))
                    : refusal(ChargeBook.Refusal.FULL);
        });
    }

    private static String segment(Request request, int index) {
        return request.getUrl().split("/", -1)[index];
    }

    private static ResponseDefinition refusal(ChargeBook.Refusal why) {
        return switch (why) {
            case CLOSED -> error(409, "this idempotency key is closed");
            case OTHER_TERMS -> error(422, "this idempotency key was used for another charge");
            case FULL -> error(507, "the charge book is full");
        };
    }

    private static Optional<BigDecimal> positive(String amount) {
        try {
            return Optional.of(new BigDecimal(amount)).filter(it -> it.signum() > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static ResponseDefinition error(int status, String message) {
        return answer(status, Map.of("error", message));
    }

    private static ResponseDefinition answer(int status, Map<String, ?> body) {
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
                    return error(400, "the body is not JSON");
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
