package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: a document and its variables, from the body of a POST or from the URL of a GET. Other
 * methods ask nothing. Magento reads no {@code operationName}.
 */
record GraphqlRequest(String document, Map<String, @Nullable Object> variables) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectReader MAPS = JSON.readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

    /**
     * @throws ShopError when it is no JSON
     * @throws BrokenRequest when PHP breaks at it
     */
    static GraphqlRequest read(FrontRequest request, MagentoRelease release) {
        return switch (request.method()) {
            case "POST" -> ofBody(request.body(), release);
            case "GET" -> ofUrl(request.query(), release);
            default -> new GraphqlRequest("", Map.of());
        };
    }

    private static GraphqlRequest ofUrl(Map<String, String> query, MagentoRelease release) {
        String variables = query.getOrDefault("variables", "");
        return new GraphqlRequest(
                query.getOrDefault("query", ""),
                variables.isEmpty() ? Map.of() : map(parse(() -> JSON.readTree(variables), release)));
    }

    private static GraphqlRequest ofBody(byte[] body, MagentoRelease release) {
        if (body.length == 0 && release != MagentoRelease.V2_4_7_P3) {
            return new GraphqlRequest("", Map.of());
        }
        JsonNode json = parse(() -> JSON.readTree(body), release);
        JsonNode document = json.path("query");
        JsonNode variables = json.path("variables");
        boolean isDocument = document.isTextual() || document.isNull() || document.isMissingNode();
        boolean isMap = variables.isContainerNode() || variables.isNull() || variables.isMissingNode();
        if (!json.isContainerNode() || !isDocument || !isMap) {
            throw new BrokenRequest(BrokenPages.text());
        }
        return new GraphqlRequest(document.isTextual() ? document.asText() : "", map(variables));
    }

    private interface Source {
        JsonNode read() throws IOException;
    }

    private static JsonNode parse(Source source, MagentoRelease release) {
        try {
            JsonNode json = source.read();
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JsonProcessingException noJson) {
            // As an empty text, below.
        } catch (IOException impossible) {
            throw new IllegalStateException("what is in memory can't be read", impossible);
        }
        if (release == MagentoRelease.V2_4_7_P3) {
            throw new BrokenRequest(BrokenPages.html());
        }
        throw ShopError.input("Unable to parse the request.");
    }

    private static Map<String, @Nullable Object> map(JsonNode variables) {
        try {
            return variables.isObject() ? MAPS.readValue(variables) : Map.of();
        } catch (IOException impossible) {
            throw new IllegalStateException("an object that was read is no map", impossible);
        }
    }
}
