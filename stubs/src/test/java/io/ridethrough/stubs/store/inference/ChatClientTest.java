package io.ridethrough.stubs.store.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatClientTest {
    private static final Question QUESTION =
            new Question(InferencePoint.ADVICE, Client.guest(Tenant.ALPINE), "?", false);

    @Test
    void the_deadline_covers_a_trickling_body_and_closes_the_connection() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread trickle = new Thread(() -> trickle(server, hungUp));
            trickle.setDaemon(true);
            trickle.start();
            ChatClient client = new ChatClient(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                    new ChatSettings(
                            URI.create("http://127.0.0.1:" + server.getLocalPort()),
                            8,
                            Optional.of(Duration.ofMillis(200))));

            long start = System.nanoTime();
            assertThatThrownBy(() -> client.complete(QUESTION, "m"))
                    .isInstanceOfSatisfying(
                            InferenceFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(FallbackReason.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void trickle(ServerSocket server, CountDownLatch hungUp) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(10);
            }
        } catch (java.io.IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
