package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server under observation. */
final class Subject {
    /** How long any answer may take. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Servers servers;
    private final URI url;

    /** @param servers starts more of its kind */
    Subject(Servers servers, URI url) {
        this.servers = servers;
        this.url = url;
    }

    /** One kind of server, each on a port of its own, with leases and metrics as the original has them. */
    interface Servers {
        Running start(long seed) throws Exception;
    }

    /** A server that runs until it is closed. */
    interface Running extends AutoCloseable {
        URI url();
    }

    /** Anything that needs a server of its own. */
    interface Visit {
        String of(Subject subject) throws Exception;
    }

    /** Visits a server that is started for it, and stopped after. */
    String another(long seed, Visit visit) throws Exception {
        try (Running running = servers.start(seed)) {
            return visit.of(new Subject(servers, running.url()));
        }
    }

    Answer call(String method, String path, String body) throws IOException {
        return call(method, path, body, "conformance");
    }

    Answer call(String method, String path, String body, String userAgent) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("User-Agent", userAgent)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("none"),
                    response.headers().map(),
                    response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    Answer get(String path) throws IOException {
        return call("GET", path, "");
    }

    Answer post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    Answer patch(String path, String body) throws IOException {
        return call("PATCH", path, body);
    }

    Answer delete(String path) throws IOException {
        return call("DELETE", path, "");
    }

    /** Creates a proxy on any free port. */
    Through proxy(String name, String upstream) throws IOException {
        Answer created = post("/proxies", """
                {"name":"%s","listen":"127.0.0.1:0","upstream":"%s"}""".formatted(name, upstream));
        if (created.status() != 201) {
            throw new AssertionError(created.status() + " " + created.body());
        }
        return new Through(this, name, created.json().path("listen").asText());
    }

    /** Deletes all proxies that can be deleted. */
    void clear() throws IOException {
        JsonNode proxies = get("/proxies").json();
        for (String name : Answer.fields(proxies)) {
            delete("/proxies/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
