package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.shop.ShopError;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: a document and its variables, from a body or, for queries, from the URL.
 *
 * @param operation which of the document's operations; empty when there is one
 */
record GraphqlRequest(String document, Map<String, @Nullable Object> variables, Optional<String> operation) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws ShopError when it can't be read */
    static GraphqlRequest read(FrontRequest request) {
        try {
            return request.method().equals("GET") ? ofUrl(request.query()) : ofBody(request.body());
        } catch (IOException unreadable) {
            throw ShopError.input("Unable to parse the request.");
        }
    }

    private static GraphqlRequest ofUrl(Map<String, String> query) throws IOException {
        return new GraphqlRequest(
                query.getOrDefault("query", ""),
                variables(JSON.readTree(query.getOrDefault("variables", "{}"))),
                Optional.ofNullable(query.get("operationName")));
    }

    private static GraphqlRequest ofBody(byte[] body) throws IOException {
        JsonNode json = JSON.readTree(body);
        if (!json.isObject()) {
            throw new IOException("not an object");
        }
        return new GraphqlRequest(
                json.path("query").asText(""),
                variables(json.path("variables")),
                Optional.of(json.path("operationName"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText));
    }

    private static Map<String, @Nullable Object> variables(JsonNode variables) {
        return variables.isObject() ? JSON.convertValue(variables, new TypeReference<>() {}) : Map.of();
    }
}
