package io.ridethrough.simulations.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a shop and bends what it answers, its header {@code Date} included. One exchange a connection. */
final class BentRelay implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("content-length", "connection", "host", "transfer-encoding", "upgrade", "http2-settings");

    /** @param headers by their names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer page(int status, String html) {
            return new Answer(status, Map.of("content-type", "text/html; charset=UTF-8"), html);
        }

        static Answer json(int status, String json) {
            return new Answer(status, Map.of("content-type", "application/json"), json);
        }

        Answer with(String header, String value) {
            Map<String, String> changed = new TreeMap<>(headers);
            changed.put(header, value);
            return new Answer(status, changed, body);
        }
    }

    /** What it makes of an answer. */
    @FunctionalInterface
    interface Bend {
        Answer bend(String path, String asked, Answer straight);
    }

    private final URI shop;
    private final Bend bend;
    private final ServerSocket socket;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "bent-relay");
        thread.setDaemon(true);
        return thread;
    });

    private BentRelay(URI shop, Bend bend, ServerSocket socket) {
        this.shop = shop;
        this.bend = bend;
        this.socket = socket;
    }

    static BentRelay before(URI shop, Bend bend) throws IOException {
        BentRelay relay = new BentRelay(shop, bend, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        relay.threads.execute(relay::accept);
        return relay;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String[] head = head(in).split("\r\n", -1);
            String[] line = head[0].split(" ", -1);
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < head.length; i++) {
                String[] header = head[i].split(": ", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            Answer answer = bend.bend(line[1], new String(body, UTF_8), straight(line[0], line[1], headers, body));
            client.getOutputStream().write(written(answer));
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client is gone");
            }
            head.write(next);
            String text = head.toString(ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text.substring(0, text.length() - 4);
            }
        }
    }

    private Answer straight(String method, String target, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop + target))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                request.header(name, value);
            }
        });
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> answered = new TreeMap<>();
        response.headers().map().forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        answered.keySet().removeAll(OWN);
        return new Answer(response.statusCode(), answered, response.body());
    }

    private static byte[] written(Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " As bent\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.toString().getBytes(ISO_8859_1));
        whole.write(body);
        return whole.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
