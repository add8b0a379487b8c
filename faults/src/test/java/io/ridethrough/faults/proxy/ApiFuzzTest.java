package io.ridethrough.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests that mean no good, and the server answers each: never with a 5xx but for a port that it cannot
 * listen on, as in Toxiproxy. After them it relays as before.
 */
class ApiFuzzTest {
    private static final int REQUESTS = 10_000;
    private static final int MOST_THREADS_MORE = 8;
    private static final long SEED = Long.getLong("ridethrough.fuzz.seed", System.nanoTime());

    /** A connection that stays, as long as the server lets it. */
    private static final class Wire implements AutoCloseable {
        private final Rig rig;
        private Socket socket;
        private InputStream in;

        Wire(Rig rig) throws IOException {
            this.rig = rig;
            connect();
        }

        private void connect() throws IOException {
            socket = new Socket(
                    rig.server().apiUrl().getHost(), rig.server().apiUrl().getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** The status and the body, apart by a space. */
        String call(byte[] request, boolean isHead) throws IOException {
            socket.getOutputStream().write(request);
            String statusLine = line();
            int length = 0;
            boolean isLast = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            lower.substring(lower.indexOf(':') + 1).strip());
                }
                isLast |= lower.equals("connection: close");
            }
            byte[] body = isHead ? new byte[0] : in.readNBytes(length);
            if (isLast) {
                socket.close();
                connect();
            }
            return statusLine.split(" ", 3)[1] + " " + new String(body, StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("ended in the midst of an answer");
                }
                if (b != '\r') {
                    line.write(b);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void ten_thousand_requests_break_nothing() throws Exception {
        int threadsBefore = Thread.activeCount();
        try (Rig rig = Rig.start();
                ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Wire wire = new Wire(rig)) {
            FuzzedRequests requests =
                    new FuzzedRequests(new Random(SEED), holder.getLocalPort(), rig.upstreamAddress());
            int[] statuses = new int[6];
            for (int i = 0; i < REQUESTS; i++) {
                FuzzedRequests.Request request = requests.next();
                String told = "seed " + SEED + ", request " + i + ": " + request;
                String answer = answered(wire, request, told);
                int status = Integer.parseInt(answer.substring(0, 3));
                statuses[status / 100]++;
                if (status >= 500) {
                    assertThat(answer).as(told).startsWith("500 ").contains("bind: address already in use");
                }
                if (status >= 400 && status != 413 && !request.isHead()) {
                    assertThat(new ObjectMapper().readTree(answer.substring(4)).fieldNames())
                            .toIterable()
                            .as(told)
                            .contains("error", "status");
                }
            }
            // A fuzz that is refused throughout has not gone far.
            assertThat(statuses[2]).as("seed " + SEED).isGreaterThan(REQUESTS / 20);
            assertThat(statuses[4]).as("seed " + SEED).isGreaterThan(REQUESTS / 20);
            assertThat(new ObjectMapper()
                            .readTree(rig.call("GET", "/proxies", "").body())
                            .size())
                    .isLessThanOrEqualTo(Proxies.MAX_PROXIES);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threadsBefore + MOST_THREADS_MORE);
            relaysAsBefore(rig);
        }
    }

    private static String answered(Wire wire, FuzzedRequests.Request request, String told) {
        try {
            return wire.call(request.bytes(), request.isHead());
        } catch (IOException e) {
            throw new AssertionError(told, e);
        }
    }

    private static void relaysAsBefore(Rig rig) throws Exception {
        ProxyAddress fresh = rig.server().createProxy("after", rig.upstreamAddress(), 0, Optional.empty());
        try (Socket client = new Socket(fresh.host(), fresh.port())) {
            client.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            assertThat(Rig.exchange(client, "ping")).as("seed " + SEED).isEqualTo("ping");
        }
    }
}
