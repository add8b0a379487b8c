package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.InputStreamBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.ridethrough.simulations.recording.Step;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL document, sent as a JSON POST. Magento answers most failures with HTTP 200, so
 * every request also checks that {@code errors} is absent.
 */
final class GraphQl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bodyStart;
    private final UnaryOperator<String> redaction;

    private GraphQl(String bodyStart, UnaryOperator<String> redaction) {
        this.bodyStart = bodyStart;
        this.redaction = redaction;
    }

    /** @param document without comments */
    static GraphQl of(String document) {
        return new GraphQl("{\"query\":" + json(document) + ",\"variables\":", UnaryOperator.identity());
    }

    /** The same document, of which a shop's refusal is kept without what it may have repeated. */
    GraphQl redacting(UnaryOperator<String> secrets) {
        return new GraphQl(bodyStart, secrets);
    }

    /**
     * The request, with the variables that a session gives. The body is a stream because Gatling sends any other again,
     * unseen, when a pooled connection closes under it (gatling/gatling#3609): a second order that nobody asked for.
     */
    HttpRequestActionBuilder post(Http http, Function<Session, Map<String, ?>> variables) {
        return http.post("/graphql")
                .body(InputStreamBody(session -> new ByteArrayInputStream(body(variables.apply(session)))))
                .check(
                        status().is(200),
                        jmesPath("errors[0].message")
                                .transform(this::withoutSecrets)
                                .optional()
                                .saveAs(Step.REFUSAL),
                        jmesPath("errors[0].message").notExists());
    }

    /** Gatling has also that transformed which is not there. */
    private @Nullable String withoutSecrets(@Nullable String said) {
        return said == null ? null : redaction.apply(said);
    }

    private byte[] body(Map<String, ?> variables) {
        return (bodyStart + json(variables) + "}").getBytes(UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value, e);
        }
    }
}
