package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ridethrough.environments.HomeEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that nobody should send: none may hang the recorder, stop it, or leave a connection behind. */
class EgressFuzzTest {
    private static final int REQUESTS = 600;
    private static final List<String> PIECES = List.of(
            "GET ",
            "POST ",
            "CONNECT ",
            "HEAD ",
            "http://HERE/",
            "HERE",
            "http://HERE",
            "/",
            " HTTP/1.1\r\n",
            " HTTP/1.0\r\n",
            " HTTP/9.9\r\n",
            "Host: HERE\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked, chunked\r\n",
            "Connection: close\r\n",
            "Connection: Upgrade\r\nUpgrade: websocket\r\n",
            "Content-Encoding: gzip\r\n",
            "Expect: 100-continue\r\n",
            ": \r\n",
            " folded\r\n",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "5\r\nhello\r\n",
            "0\r\n\r\n",
            "ffffffffffffffff\r\n",
            "hello",
            "heron-alpine-0007",
            "%u\\u00",
            "\u0000",
            "\u00ff\u00fe");

    @TempDir
    private Path folder;

    @Test
    void a_seeded_storm_of_broken_requests_leaves_the_recorder_as_it_was() throws Exception {
        long seed = 20_261_127L;
        Random random = new Random(seed);
        HttpServer callee = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        callee.setExecutor(Executors.newCachedThreadPool());
        callee.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        callee.start();
        String here = "127.0.0.1:" + callee.getAddress().getPort();
        try (EgressFixture egress =
                // Nowhere else, whatever a broken byte makes of the port.
                new EgressFixture(
                        folder,
                        EgressFixture.allowing(
                                Reach.HOME,
                                Names.OF_THIS_MACHINE,
                                new HomeEndpoint("callee", List.of(here), List.of(), List.of("CH"), false)))) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = request(random, here);
                try (Socket caller = egress.raw()) {
                    caller.setSoTimeout(20);
                    send(caller, request, random);
                }
            }
            HttpRequest sound = HttpRequest.newBuilder(URI.create("http://" + here + "/"))
                    .timeout(EgressFixture.PATIENCE)
                    .build();
            assertThat(egress.caller()
                            .build()
                            .send(sound, BodyHandlers.discarding())
                            .statusCode())
                    .as("after the storm of seed %d", seed)
                    .isEqualTo(204);
            assertThat(egress.connectionsAfterAWhile())
                    .as("connections left by the storm of seed %d", seed)
                    .isLessThanOrEqualTo(1);
            assertThat(egress.lines()).as("seed %d", seed).hasSizeGreaterThan(REQUESTS / 4);
        } finally {
            callee.stop(0);
        }
    }

    private static byte[] request(Random random, String here) {
        StringBuilder request = new StringBuilder();
        if (random.nextInt(4) > 0) {
            // Mostly right, so that what follows is looked at at all.
            request.append(random.nextBoolean() ? "POST http://HERE/ HTTP/1.1\r\n" : "CONNECT HERE HTTP/1.1\r\n");
        }
        int pieces = 1 + random.nextInt(10);
        for (int i = 0; i < pieces; i++) {
            request.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        byte[] bytes = request.toString().replace("HERE", here).getBytes(StandardCharsets.ISO_8859_1);
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void send(Socket caller, byte[] request, Random random) {
        int cut = random.nextInt(request.length);
        try {
            caller.getOutputStream().write(request, 0, cut);
            caller.getOutputStream().flush();
            caller.getOutputStream().write(request, cut, request.length - cut);
            if (random.nextInt(3) == 0) {
                caller.shutdownOutput();
            }
            caller.getInputStream().readNBytes(4096);
        } catch (SocketTimeoutException waiting) {
            // It waits for the rest, and so it may.
        } catch (IOException hungUp) {
            // So it may, too.
        }
    }
}
