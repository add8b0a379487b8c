package io.ridethrough.environments.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop that answers each path with what was recorded, or given, and remembers what it was asked. */
final class RecordedShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Reply(int status, String body) {}

    /** @param query decoded */
    record Asked(String path, String query, String authorization, String store, String body) {}

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    RecordedShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A file of {@code magento-RELEASE} among the test resources, as docs/magento-conformance.md tells of. */
    static JsonNode recorded(String release, String name) throws IOException {
        String path = "/magento-" + release + "/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(RecordedShop.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        }
    }

    /** From now on, this path is answered as the recording was. */
    RecordedShop replay(String path, String release, String name) throws IOException {
        JsonNode response = recorded(release, name).path("response");
        return reply(
                path, response.path("status").asInt(), response.path("body").toString());
    }

    RecordedShop reply(String path, int status, String body) {
        replies.put(path, new Reply(status, body));
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(new Asked(
                uri.getPath(),
                URLDecoder.decode(Objects.requireNonNullElse(uri.getRawQuery(), ""), UTF_8),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Store"), ""),
                question));
        Reply reply = replies.getOrDefault(uri.getPath(), new Reply(404, "{}"));
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("X-Breaker", "HALF-OPEN");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
