package io.ridethrough.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A fault proxy server with one proxy, {@code echo}, before an echoing upstream. */
public final class Rig implements AutoCloseable {
    private static final Duration READ_LIMIT = Duration.ofSeconds(10);

    private final TestUpstream upstream;
    private final FaultProxyServer server;
    private final ProxyAddress proxy;
    private final HttpClient http = HttpClient.newHttpClient();

    private Rig(TestUpstream upstream, FaultProxyServer server, ProxyAddress proxy) {
        this.upstream = upstream;
        this.server = server;
        this.proxy = proxy;
    }

    public static Rig start() throws IOException {
        return start(FaultProxySettings.defaults(), TestUpstream.echo());
    }

    public static Rig start(FaultProxySettings settings, TestUpstream upstream) {
        FaultProxyServer server = FaultProxyServer.start(settings);
        ProxyAddress proxy = server.createProxy("echo", upstream.address(), 0, Optional.of("X-Inference-Point"));
        return new Rig(upstream, server, proxy);
    }

    public FaultProxyServer server() {
        return server;
    }

    public ProxyAddress proxy() {
        return proxy;
    }

    public String upstreamAddress() {
        return upstream.address();
    }

    public ProxyCounters counters() {
        return server.counters("echo");
    }

    /** A connection through the proxy. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) READ_LIMIT.toMillis());
        return socket;
    }

    public HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.apiUrl() + path))
                .timeout(READ_LIMIT)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public int status(String method, String path, String body) throws Exception {
        return call(method, path, body).statusCode();
    }

    /** Installs a toxic; fails unless that succeeds. */
    public void toxic(String name, String type, String stream, String attributes) throws Exception {
        HttpResponse<String> answer =
                call("POST", "/proxies/echo/toxics", """
                {"name":"%s","type":"%s","stream":"%s","attributes":{%s}}""".formatted(name, type, stream, attributes));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    public void removeToxic(String name) throws Exception {
        if (status("DELETE", "/proxies/echo/toxics/" + name, "") != 204) {
            throw new AssertionError("toxic " + name + " was not removed");
        }
    }

    public void setEnabled(boolean isEnabled) throws Exception {
        HttpResponse<String> answer = call("POST", "/proxies/echo", "{\"enabled\":" + isEnabled + "}");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** Sends text and waits for as many bytes to come back. */
    public static String exchange(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        return new String(socket.getInputStream().readNBytes(bytes.length), StandardCharsets.US_ASCII);
    }

    public static Duration timed(Attempt attempt) throws Exception {
        long startNanos = System.nanoTime();
        attempt.run();
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public interface Attempt {
        void run() throws Exception;
    }

    /** Polls until the condition holds, for five seconds at most. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long endNanos = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - endNanos > 0) {
                throw new AssertionError("not within 5 s: " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        upstream.close();
    }
}
