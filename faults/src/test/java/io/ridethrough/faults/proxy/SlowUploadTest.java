package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAnswer;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowUploadTest {
    private static final String GET = "GET /fine HTTP/1.1\r\n\r\n";
    private static final String POST = "POST /up HTTP/1.1\r\nContent-Length: 30000\r\n\r\n" + "x".repeat(30_000);

    @Test
    void a_body_takes_its_time_and_a_request_without_one_does_not() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("slow", "slow_upload", Map.of("rate", 100));
            Duration posted = Rig.timed(() -> {
                write(socket, POST);
                assertThat(readAnswer(socket)).endsWith("\r\n\r\nup");
            });
            assertThat(posted).isBetween(Duration.ofMillis(300), Duration.ofMillis(600));
            Duration got = Rig.timed(() -> {
                write(socket, GET);
                assertThat(readAnswer(socket)).endsWith("\r\n\r\nfine");
            });
            assertThat(got).isLessThan(Duration.ofMillis(150));
            assertThat(rig.requests().get(0).body()).isEqualTo("x".repeat(30_000));
            assertThat(rig.counters().touched()).containsEntry("slow", 1L);
        }
    }

    @Test
    void a_request_behind_a_slow_one_is_served_after_it() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("slow", "slow_upload", Map.of("rate", 100));
            write(socket, POST + GET);
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nup");
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nfine");
        }
    }

    @Test
    void removal_lets_the_rest_pass_at_once() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("slow", "slow_upload", Map.of("rate", 1));
            write(socket, POST);
            Rig.await("it is slow", () -> rig.counters().bytesUp() > 30_000);
            assertThat(rig.requests()).isEmpty();
            Duration taken = Rig.timed(() -> {
                rig.removeToxic("slow");
                assertThat(readAnswer(socket)).endsWith("\r\n\r\nup");
            });
            assertThat(taken).isLessThan(Duration.ofSeconds(1));
            write(socket, GET);
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nfine");
        }
    }

    @Test
    void only_drawn_requests_are_slow() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("slow", "slow_upload", 0.3, Map.of("rate", 1));
            String small = "POST /up HTTP/1.1\r\nContent-Length: 10\r\n\r\n" + "y".repeat(10);
            int late = 0;
            for (int i = 0; i < 40; i++) {
                Duration taken = Rig.timed(() -> {
                    write(socket, small);
                    readAnswer(socket);
                });
                late += taken.compareTo(Duration.ofMillis(10)) >= 0 ? 1 : 0;
            }
            long touched = rig.counters().touched().getOrDefault("slow", 0L);
            assertThat(touched).isBetween(3L, 24L);
            assertThat(late).isGreaterThanOrEqualTo((int) touched);
        }
    }
}
