package io.ridethrough.stubs.store.pace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.ridethrough.stubs.store.front.FrontRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for: the root fields of its GraphQL operation, or its REST route. Root fields inside fragments
 * are not seen, and a request that can't be read asks for nothing; both are then worked on like any other request.
 */
final class OperationReader {
    static final int MAX_DOCUMENTS = 256;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REST = Pattern.compile("/rest/(?:(?!V1/)[a-z][a-z0-9_]*/)?(V1/.+?)/?");

    private final ServiceTimes times;
    private final Map<String, List<String>> documents = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > MAX_DOCUMENTS;
        }
    };

    OperationReader(ServiceTimes times) {
        this.times = times;
    }

    List<String> operations(FrontRequest request) {
        if (request.path().equals("/graphql")) {
            return document(request).map(this::fields).orElse(List.of());
        }
        Matcher route = REST.matcher(request.path());
        return route.matches()
                ? times.route(request.method() + " " + route.group(1)).stream().toList()
                : List.of();
    }

    private static Optional<String> document(FrontRequest request) {
        if (request.method().equals("GET")) {
            return Optional.ofNullable(request.query().get("query"));
        }
        try {
            JsonNode query = JSON.readTree(request.body()).path("query");
            return Optional.of(query).filter(JsonNode::isTextual).map(JsonNode::asText);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private List<String> fields(String document) {
        synchronized (documents) {
            List<String> known = documents.get(document);
            if (known != null) {
                return known;
            }
        }
        List<String> parsed = parse(document);
        synchronized (documents) {
            documents.put(document, parsed);
        }
        return parsed;
    }

    private static List<String> parse(String document) {
        try {
            return Parser.parse(document).getFirstDefinitionOfType(OperationDefinition.class).stream()
                    .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                    .map(Field::getName)
                    .toList();
        } catch (InvalidSyntaxException refusedLater) {
            return List.of();
        }
    }
}
