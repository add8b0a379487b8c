package io.ridethrough.faults.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fault proxy server with one HTTP-aware proxy, {@code model}, before an upstream that answers as it is told. */
final class HttpRig implements AutoCloseable {
    private static final int READ_LIMIT_MILLIS = 10_000;

    /** Answers a request on its connection. */
    interface Script {
        void answer(Request request, Socket socket) throws IOException;
    }

    /** A request as the upstream got it. */
    record Request(String head, String body) {
        String path() {
            return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final TestUpstream upstream;
    private final FaultProxyServer server;
    private final ProxyAddress proxy;

    private HttpRig(FaultProxySettings settings, Script script) throws IOException {
        upstream = TestUpstream.start(socket -> {
            InputStream in = socket.getInputStream();
            for (Optional<Request> next = read(in); next.isPresent(); next = read(in)) {
                requests.add(next.get());
                script.answer(next.get(), socket);
                if (next.get().head().contains("Connection: close")) {
                    return;
                }
            }
        });
        server = FaultProxyServer.start(settings);
        proxy = server.createHttpProxy("model", upstream.address(), 0, Optional.empty());
    }

    static HttpRig start(Script script) throws IOException {
        return new HttpRig(FaultProxySettings.defaults(), script);
    }

    static HttpRig start(FaultProxySettings settings, Script script) throws IOException {
        return new HttpRig(settings, script);
    }

    /** Answers each request with what its path says after the slash, after reading its body. */
    static void echoPath(Request request, Socket socket) throws IOException {
        String body = request.path().substring(1);
        write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    List<Request> requests() {
        return requests;
    }

    ProxyCounters counters() {
        return server.counters("model");
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        return socket;
    }

    URI uri(String path) {
        return URI.create("http://" + proxy.host() + ":" + proxy.port() + path);
    }

    void toxic(String name, String type, double toxicity, Map<String, Object> attributes) throws Exception {
        String body = new ObjectMapper()
                .writeValueAsString(Map.of("name", name, "type", type, "toxicity", toxicity, "attributes", attributes));
        HttpResponse<String> answer = call("POST", "/proxies/model/toxics", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    void toxic(String name, String type, Map<String, Object> attributes) throws Exception {
        toxic(name, type, 1.0, attributes);
    }

    void removeToxic(String name) throws Exception {
        if (call("DELETE", "/proxies/model/toxics/" + name, "").statusCode() != 204) {
            throw new AssertionError("toxic " + name + " was not removed");
        }
    }

    /** What the server says of a gauge or a counter of its one proxy. */
    double metric(String name) throws Exception {
        return call("GET", "/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static void write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Reads until what was read ends with {@code end}. */
    static String readTo(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < end.length() || text.lastIndexOf(end) != text.length() - end.length()) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Reads an answer that has a Content-Length. */
    static String readAnswer(Socket socket) throws IOException {
        String head = readTo(socket, "\r\n\r\n");
        int length = contentLength(head);
        return head + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.apiUrl() + path))
                .timeout(Duration.ofMillis(READ_LIMIT_MILLIS))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            head.append((char) octet);
        }
        boolean isRead = !head.toString().contains("Expect: 100-continue");
        byte[] body = isRead ? in.readNBytes(contentLength(head.toString())) : new byte[0];
        return Optional.of(new Request(head.toString(), new String(body, ISO_8859_1)));
    }

    private static int contentLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        upstream.close();
    }
}
