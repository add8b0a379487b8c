package io.ridethrough.simulations.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at a Toxiproxy API over and over, for everybody who wants to know what is broken there. */
final class ProxyWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread watcher = new Thread(this::watch, "proxy-watch");
    private Look latest = new Look(System.nanoTime(), JSON.createObjectNode());
    private String failure = "";

    ProxyWatch(URI api) {
        this.api = api;
        watcher.setDaemon(true);
    }

    /** Begins to look. */
    void start() {
        watcher.start();
    }

    /** Creates a proxy, over the network. Nobody connects to it, so its upstream need not exist. */
    void create(String proxy) throws IOException, InterruptedException {
        send("POST", "/proxies", "{\"name\":\"" + proxy + "\",\"upstream\":\"127.0.0.1:9\"}");
    }

    /**
     * The first look that began after an instant.
     *
     * @param afterNanos as {@link System#nanoTime} tells it
     * @throws IOException when the API cannot be looked at any more
     */
    synchronized Look after(long afterNanos) throws IOException, InterruptedException {
        while (latest.atNanos() - afterNanos <= 0) {
            if (!failure.isEmpty()) {
                throw new IOException(api + " cannot be looked at: " + failure);
            }
            wait(CALL_LIMIT.toMillis());
        }
        return latest;
    }

    private void watch() {
        try {
            while (true) {
                long atNanos = System.nanoTime();
                Look look = new Look(atNanos, JSON.readTree(send("GET", "/proxies", "")));
                synchronized (this) {
                    latest = look;
                    notifyAll();
                }
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (IOException | InterruptedException e) {
            synchronized (this) {
                failure = e.toString();
                notifyAll();
            }
        }
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(CALL_LIMIT)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    /**
     * What was there at one look.
     *
     * @param atNanos when it began
     */
    record Look(long atNanos, JsonNode proxies) {

        /** The faults on some proxies, by name. */
        List<String> faultsOn(List<String> names) {
            List<String> faults = new ArrayList<>();
            for (String name : names) {
                JsonNode proxy = proxies.path(name);
                proxy.path("toxics")
                        .forEach(toxic -> faults.add(toxic.path("name").asText()));
                if (!proxy.path("enabled").asBoolean(true)) {
                    faults.add("outage of " + name);
                }
            }
            return faults;
        }
    }
}
