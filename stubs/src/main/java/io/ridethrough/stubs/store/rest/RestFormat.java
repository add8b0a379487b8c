package io.ridethrough.stubs.store.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads bodies and writes answers: JSON, and XML for who asks for it. */
final class RestFormat {
    private static final String JSON_TYPE = "application/json";
    private static final String CHARSET = "; charset=utf-8";
    private final ObjectMapper json = new ObjectMapper().registerModule(new PlainAmounts());

    /** An amount without trailing zeros, as PHP writes a float: {@code 5}, not {@code 5.00}. */
    private static final class PlainAmounts extends SimpleModule {
        private static final long serialVersionUID = 1L;

        PlainAmounts() {
            addSerializer(BigDecimal.class, new StdSerializer<>(BigDecimal.class) {
                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(BigDecimal amount, JsonGenerator out, SerializerProvider provider)
                        throws IOException {
                    out.writeNumber(amount.stripTrailingZeros().toPlainString());
                }
            });
        }
    }

    /** @throws RestError when it is not JSON, or does not say that it is */
    Payload read(FrontRequest request) {
        if (request.body().length == 0
                || !(request.method().equals("POST") || request.method().equals("PUT"))) {
            return Payload.of(MissingNode.getInstance());
        }
        String type =
                request.header("content-type").orElse("").split(";", -1)[0].strip();
        if (type.isEmpty()) {
            throw RestError.input("Content-Type header is empty.");
        }
        if (type.endsWith("/xml")) {
            throw RestError.input("Decoding error.");
        }
        if (!type.equals(JSON_TYPE)) {
            throw RestError.input("Server cannot understand Content-Type HTTP header media type " + type);
        }
        try {
            JsonNode read = json.readTree(request.body());
            return Payload.of(read.isObject() ? read : MissingNode.getInstance());
        } catch (IOException unreadable) {
            throw RestError.input("Decoding error.");
        }
    }

    /** @param noted headers besides those of every answer */
    FrontResponse write(FrontRequest request, int status, @Nullable Object body, Map<String, String> noted) {
        Map<String, String> headers = new HashMap<>(noted);
        headers.put("Cache-Control", "no-store");
        String accept = request.header("accept").filter(it -> !it.isBlank()).orElse("*/*");
        if (accept.contains(JSON_TYPE) || accept.contains("*/*")) {
            return new FrontResponse(status, JSON_TYPE + CHARSET, headers, json(body));
        }
        if (accept.contains("application/xml") || accept.contains("text/xml")) {
            byte[] xml = XmlBody.of(json.valueToTree(body)).getBytes(StandardCharsets.UTF_8);
            return new FrontResponse(status, "application/xml" + CHARSET, headers, xml);
        }
        return FrontResponse.text(
                500,
                "text/html; charset=UTF-8",
                "<!doctype html>\n<html><head><title>There has been an error processing your request</title></head>"
                        + "<body><h1>There has been an error processing your request</h1></body></html>\n");
    }

    private byte[] json(@Nullable Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
