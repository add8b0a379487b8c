package io.ridethrough.faults.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The few calls of Toxiproxy's API that measuring needs. */
final class ProxyApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    ProxyApi(URI base) {
        this.base = base;
    }

    /** Creates a proxy and says where it listens. */
    InetSocketAddress create(String name, InetSocketAddress upstream) throws IOException, InterruptedException {
        JsonNode created = post(
                "/proxies", Map.of("name", name, "listen", "127.0.0.1:0", "upstream", text(upstream), "enabled", true));
        String listen = created.path("listen").asText();
        int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Delays what the client sends. */
    void addLatency(String proxy, String toxic, long latencyMillis, long jitterMillis)
            throws IOException, InterruptedException {
        Map<String, Object> attributes = Map.of("latency", latencyMillis, "jitter", jitterMillis);
        post(
                "/proxies/" + proxy + "/toxics",
                Map.of("name", toxic, "type", "latency", "stream", "upstream", "attributes", attributes));
    }

    void delete(String proxy) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(base.resolve("/proxies/" + proxy)).DELETE());
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes))));
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    response.request().method() + " " + response.uri() + " was answered with " + response.statusCode());
        }
        return response.body();
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
