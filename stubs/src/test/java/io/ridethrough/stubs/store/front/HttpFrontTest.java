package io.ridethrough.stubs.store.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFrontTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private final WorkerPool workers = new WorkerPool(1, 1);

    @AfterEach
    void stop() {
        gate.countDown();
        workers.close();
    }

    @Test
    void too_slow_a_worker_is_a_gateway_timeout_and_its_work_goes_on() throws Exception {
        try (HttpFront front = front(10, Duration.ofMillis(50));
                Client client = new Client(front.url())) {
            client.ask();
            assertThat(client.answer())
                    .startsWith("HTTP/1.1 504 Gateway Time")
                    .contains("<h1>504 Gateway Time-out</h1>");
            gate.countDown();
            assertThat(done.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_request_whose_client_has_left_is_worked_on_even_from_the_backlog() throws Exception {
        try (HttpFront front = front(10, Duration.ofSeconds(30))) {
            try (Client client = new Client(front.url())) {
                client.ask();
                assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            }
            try (Client client = new Client(front.url())) {
                client.ask();
                awaitWaiting();
            }
            gate.countDown();
            assertThat(done.tryAcquire(2, 5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void killed_workers_are_a_bad_gateway_at_once_for_what_they_are_at_and_what_waits() throws Exception {
        try (HttpFront front = front(10, Duration.ofSeconds(30));
                Client working = new Client(front.url());
                Client waiting = new Client(front.url());
                Client later = new Client(front.url())) {
            working.ask();
            assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            waiting.ask();
            awaitWaiting();
            workers.kill();
            assertThat(working.answer()).startsWith("HTTP/1.1 502 ");
            assertThat(waiting.answer()).startsWith("HTTP/1.1 502 ");
            later.ask();
            assertThat(later.answer()).startsWith("HTTP/1.1 502 ");

            workers.revive();
            gate.countDown();
            later.ask();
            assertThat(later.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(done.tryAcquire(2, 5, TimeUnit.SECONDS)).isTrue();
            assertThat(begun.availablePermits())
                    .as("begun after the kill: the later one, not the one that waited")
                    .isEqualTo(1);
        }
    }

    @Test
    void one_connection_too_many_is_closed_unanswered_and_the_others_stay() throws Exception {
        gate.countDown();
        try (HttpFront front = front(1, Duration.ofSeconds(30));
                Client first = new Client(front.url())) {
            first.ask();
            assertThat(first.answer()).startsWith("HTTP/1.1 200 ");
            try (Client second = new Client(front.url())) {
                assertThat(second.isClosedByFront()).isTrue();
            }
            first.ask();
            assertThat(first.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void an_answer_with_a_broken_header_is_a_server_error_and_not_silence() throws Exception {
        Endpoint broken = request -> new FrontResponse(200, "text/plain", Map.of("X-Model", "a\r\nb"), new byte[0]);
        try (HttpFront front = HttpFront.start(
                        new FrontSettings(0, 1, 1), workers, new Routes(Map.of(), Optional.empty(), broken));
                Client client = new Client(front.url())) {
            client.ask();
            assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
            client.ask();
            assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
        }
    }

    private HttpFront front(int connections, Duration answerWithin) throws IOException {
        Endpoint slow = request -> {
            begun.release();
            try {
                gate.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            done.release();
            return FrontResponse.text(200, "text/plain", "done");
        };
        return HttpFront.start(
                new FrontSettings(0, 1, 1, connections, answerWithin),
                workers,
                new Routes(Map.of(), Optional.empty(), slow));
    }

    private void awaitWaiting() {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (workers.waiting() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** One connection. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;

        Client(URI front) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), front.getPort());
            socket.setSoTimeout(5000);
        }

        void ask() throws IOException {
            socket.getOutputStream().write("GET /a HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        /** Head and body. */
        String answer() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder text = new StringBuilder();
            int length = -1;
            while (length < 0 || text.length() < length) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("ended after: " + text);
                }
                text.append((char) next);
                int end = text.indexOf("\r\n\r\n");
                if (length < 0 && end >= 0) {
                    String head = text.toString().toLowerCase(Locale.ROOT);
                    int at = head.indexOf("content-length: ") + "content-length: ".length();
                    length = end + 4 + Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
                }
            }
            return text.toString();
        }

        boolean isClosedByFront() throws IOException {
            return socket.getInputStream().read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
