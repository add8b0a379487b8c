package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RelayTest {
    @Test
    void bytes_arrive_unchanged_and_are_counted() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(5).nextBytes(sent);
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(socket));
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            assertThat(Arrays.equals(received.get(), sent)).isTrue();
            assertThat(rig.counters().bytesUp()).isEqualTo(sent.length);
            assertThat(rig.counters().bytesDown()).isEqualTo(sent.length);
            Rig.await("the connection is over", () -> rig.counters().openConnections() == 0);
        }
    }

    @Test
    void an_answer_after_a_half_close_still_arrives() throws Exception {
        TestUpstream upstream = TestUpstream.start(socket -> {
            int length = socket.getInputStream().readAllBytes().length;
            socket.getOutputStream().write(("got " + length).getBytes(UTF_8));
        });
        try (Rig rig = Rig.start(FaultProxySettings.defaults(), upstream);
                Socket socket = rig.connect()) {
            socket.getOutputStream().write("all of it".getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(new String(readAll(socket), UTF_8)).isEqualTo("got 9");
        }
    }

    @Test
    void a_slow_reader_holds_the_sender_back() throws Exception {
        AtomicLong written = new AtomicLong();
        TestUpstream upstream = TestUpstream.start(socket -> {
            byte[] block = new byte[64 * 1024];
            for (int i = 0; i < 1024; i++) {
                socket.getOutputStream().write(block);
                written.addAndGet(block.length);
            }
        });
        FaultProxySettings settings = FaultProxySettings.defaults().withCaps(10, 256 * 1024);
        try (Rig rig = Rig.start(settings, upstream);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(rig.proxy().host(), rig.proxy().port()));
            Rig.await("the upstream writes", () -> written.get() > 0);
            long settled = settled(written);
            // The rest sits in the kernel's buffers of four sockets.
            assertThat(settled).isLessThan(32L * 1024 * 1024);
            assertThat(readAll(socket)).hasSize(64 * 1024 * 1024);
        }
    }

    @Test
    void a_latency_holds_no_more_than_the_cap_and_a_chunk() throws Exception {
        FaultProxySettings settings = FaultProxySettings.defaults().withCaps(10, 256 * 1024);
        TestUpstream upstream = TestUpstream.start(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(new byte[4 * 1024 * 1024]);
        });
        try (Rig rig = Rig.start(settings, upstream);
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":60000");
            socket.getOutputStream().write(1);
            Rig.await("answers are held", () -> rig.counters().bytesDown() > 0);
            long held = settled(() -> rig.counters().bytesDown());
            assertThat(held).isBetween(200L * 1024, 256L * 1024 + 64 * 1024);
            rig.removeToxic("slow");
            assertThat(readAll(socket)).hasSize(4 * 1024 * 1024);
        }
    }

    @Test
    void a_hung_dial_blocks_nobody_else() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Rig rig = Rig.start()) {
            List<Socket> queued = fillBacklog(deaf);
            ProxyAddress hung =
                    rig.server().createProxy("hung", "127.0.0.1:" + deaf.getLocalPort(), 0, Optional.empty());
            List<Socket> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(new Socket(hung.host(), hung.port()));
            }
            try (Socket socket = rig.connect()) {
                assertThat(exchange(socket, "ping")).isEqualTo("ping");
            }
            assertThat(rig.status("GET", "/proxies", "")).isEqualTo(200);
            for (Socket socket : queued) {
                socket.close();
            }
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void a_refusing_upstream_resets_the_client_and_is_counted() throws Exception {
        TestUpstream upstream = TestUpstream.echo();
        upstream.close();
        try (Rig rig = Rig.start(FaultProxySettings.defaults(), upstream);
                Socket socket = rig.connect()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(rig.counters().refused()).isEqualTo(1);
            assertThat(rig.counters().openConnections()).isZero();
        }
    }

    @Test
    void connections_beyond_the_cap_are_reset() throws Exception {
        FaultProxySettings settings = FaultProxySettings.defaults().withCaps(1, 1024);
        try (Rig rig = Rig.start(settings, TestUpstream.echo());
                Socket first = rig.connect()) {
            assertThat(exchange(first, "ping")).isEqualTo("ping");
            try (Socket second = rig.connect()) {
                assertThatThrownBy(() -> second.getInputStream().read()).isInstanceOf(SocketException.class);
            }
            assertThat(rig.counters().overLimit()).isEqualTo(1);
            assertThat(exchange(first, "ping")).isEqualTo("ping");
        }
    }

    private static List<Socket> fillBacklog(ServerSocket deaf) throws IOException {
        List<Socket> queued = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(deaf.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException e) {
                return queued;
            }
        }
        throw new AssertionError("the backlog does not fill");
    }

    private static long settled(AtomicLong count) throws InterruptedException {
        return settled(count::get);
    }

    /** The value once it has stood still for 200 ms. */
    private static long settled(LongSupplier count) throws InterruptedException {
        long last = -1;
        while (count.getAsLong() != last) {
            last = count.getAsLong();
            Thread.sleep(200);
        }
        return last;
    }

    private static byte[] readAll(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
