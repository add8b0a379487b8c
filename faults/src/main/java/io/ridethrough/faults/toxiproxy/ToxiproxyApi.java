package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of a Toxiproxy API, each bounded by {@link #CALL_LIMIT}. Most go through toxiproxy-java. It has no timeouts of
 * its own, hence the thread; it cannot install a toxic with all attributes in one call, nor read attributes that only
 * the fault proxy has, hence the second client.
 */
final class ToxiproxyApi implements AutoCloseable {
    static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    /** How many calls may be under way at one time, hung ones included. */
    private static final int MAX_CALLS = 16;

    private static final int NOT_FOUND = 404;
    private static final String TOXIC_NOT_FOUND = "toxic not found";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final ToxiproxyClient client;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL_LIMIT)
            .build();
    private final ExecutorService calls = new ThreadPoolExecutor(
            0, MAX_CALLS, CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), call -> {
                Thread thread = new Thread(call, "toxiproxy-call");
                thread.setDaemon(true);
                return thread;
            });

    ToxiproxyApi(URI url) {
        this.url = url;
        this.client = new ToxiproxyClient(url.getHost(), url.getPort());
    }

    JsonNode version() throws IOException {
        return parse(within(client::version));
    }

    /** Asks first, so that a wrong name is told apart from a refused toxic. */
    Proxy proxy(String name) throws IOException {
        return within(() -> client.getProxy(encoded(name)));
    }

    void disable(Proxy proxy) throws IOException {
        within(() -> {
            proxy.disable();
            return true;
        });
    }

    void enable(Proxy proxy) throws IOException {
        within(() -> {
            proxy.enable();
            return true;
        });
    }

    /** Removes a toxic; false when it was not there. Not through toxiproxy-java, which chokes on types it doesn't know. */
    boolean remove(Proxy proxy, String toxicName) throws IOException {
        String path = "/proxies/" + encoded(proxy.getName()) + "/toxics/" + encoded(toxicName);
        HttpResponse<String> response = answer("DELETE", path, "");
        // A proxy that is gone is answered 404 too, and may come back with its toxics.
        boolean isGone = response.statusCode() == NOT_FOUND
                && parse(response.body()).path("error").asText().equals(TOXIC_NOT_FOUND);
        if (!isGone) {
            requireSuccess("DELETE", path, response);
        }
        return !isGone;
    }

    void add(String proxy, ToxicOrder order) throws IOException {
        send("POST", "/proxies/" + encoded(proxy) + "/toxics", order.json().toString());
    }

    /** The count of what a proxy's outage touched, -1 when the server has none. */
    long touchedBy(String proxy) throws IOException {
        return send("GET", "/proxies/" + encoded(proxy), "").path("touched").asLong(-1);
    }

    /** The count of what a toxic touched, -1 when the server has none. */
    long touchedBy(String proxy, String toxic) throws IOException {
        String path = "/proxies/" + encoded(proxy) + "/toxics/" + encoded(toxic);
        return send("GET", path, "").path("touched").asLong(-1);
    }

    void renewLeases() throws IOException {
        send("POST", "/leases/renew", "");
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }

    private <T> T within(Callable<T> call) throws IOException {
        Future<T> running;
        try {
            running = calls.submit(call);
        } catch (RejectedExecutionException e) {
            throw new IOException(url + " leaves " + MAX_CALLS + " calls unanswered, or this is closed", e);
        }
        return await(running);
    }

    /** Waits on although interrupted, up to the limit: a fault must be healed on the way out of an interrupted run. */
    private <T> T await(Future<T> running) throws IOException {
        long endNanos = System.nanoTime() + CALL_LIMIT.toNanos();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return running.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new IOException(url + " did not answer within " + CALL_LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JsonNode send(String method, String path, String body) throws IOException {
        HttpResponse<String> response = answer(method, path, body);
        requireSuccess(method, path, response);
        return parse(response.body());
    }

    private HttpResponse<String> answer(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(CALL_LIMIT)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return await(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static void requireSuccess(String method, String path, HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
        }
    }

    private static JsonNode parse(String body) throws IOException {
        return JSON.readTree(body);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
