package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A store of a release without model or partner, and a client of its GraphQL. */
final class TestShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestShop(Store store) {
        this.store = store;
    }

    static TestShop of(MagentoRelease release) throws IOException {
        return of(StoreSettings.defaults().withRelease(release));
    }

    static TestShop of(StoreSettings settings) throws IOException {
        return new TestShop(Store.start(settings.withCustomers(3)));
    }

    /** What came back over HTTP. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode at(String pointer) {
            try {
                return JSON.readTree(response.body()).at(pointer);
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + response.body(), noJson);
            }
        }

        String message() {
            return at("/errors/0/message").asText();
        }

        String category() {
            return at("/errors/0/extensions/category").asText();
        }
    }

    Answer ask(String document) {
        return ask(document, Map.of(), Map.of());
    }

    Answer ask(String document, Map<String, ?> variables) {
        return ask(document, variables, Map.of());
    }

    Answer ask(String document, Map<String, ?> variables, Map<String, String> headers) {
        try {
            String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
            return send("POST", "/graphql", withJson(headers), body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Answer askWith(String token, String document) {
        return ask(document, Map.of(), Map.of("Authorization", "Bearer " + token));
    }

    /** A token of a seeded customer, numbered from 1. */
    String token(int customer) {
        return ask("mutation{generateCustomerToken(email:\"customer%04d@example.test\",password:\"Passw0rd!x\"){token}}"
                        .formatted(customer))
                .at("/data/generateCustomerToken/token")
                .asText();
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.url() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    static Map<String, String> withJson(Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return all;
    }

    @Override
    public void close() {
        store.close();
    }
}
