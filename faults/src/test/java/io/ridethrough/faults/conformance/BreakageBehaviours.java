package io.ridethrough.faults.conformance;

import io.ridethrough.faults.proxy.Rig;
import io.ridethrough.faults.proxy.TestUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How connections end, and what else must not break. */
final class BreakageBehaviours {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int COUNTED_BYTES = 5000;

    private BreakageBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("half-close", "answer of 4 bytes", BreakageBehaviours::halfClose),
                new Behaviour("upstream-refuses", "reset", subject -> {
                    Through proxy = subject.proxy("a", unusedAddress());
                    try (Socket client = proxy.connect()) {
                        return Through.next(client, LONG);
                    }
                }),
                new Behaviour("upstream-resets", "reset", BreakageBehaviours::upstreamResets),
                new Behaviour("client-resets", "reset", BreakageBehaviours::clientResets),
                new Behaviour(
                        "reset-peer-on-a-new-connection",
                        "reset",
                        subject -> LiveBehaviours.beforeEcho(subject, proxy -> {
                            proxy.toxic("reset_peer", "\"timeout\":0");
                            try (Socket client = proxy.connect()) {
                                client.getOutputStream().write('x');
                                return Through.next(client, LONG);
                            }
                        })),
                new Behaviour(
                        "reset-peer-on-a-live-connection",
                        "reset",
                        subject -> LiveBehaviours.beforeEcho(subject, proxy -> {
                            try (Socket client = proxy.connect()) {
                                Rig.exchange(client, "ping");
                                proxy.toxic("reset_peer", "\"timeout\":0");
                                client.getOutputStream().write('x');
                                return Through.next(client, LONG);
                            }
                        })),
                new Behaviour("hung-dial", "the next client is served at once", BreakageBehaviours::hungDial),
                new Behaviour(
                        "byte-counters",
                        "counted while the connection is open",
                        subject -> subject.another(
                                1,
                                other -> LiveBehaviours.beforeEcho(other, proxy -> {
                                    try (Socket client = proxy.connect()) {
                                        Rig.exchange(client, "x".repeat(COUNTED_BYTES));
                                        return "counted "
                                                + (isCounted(other) ? "while the connection is open" : "later");
                                    }
                                }))),
                new Behaviour(
                        "slicer-of-nothing",
                        "byte, the server lives",
                        subject -> subject.another(
                                1,
                                other -> LiveBehaviours.beforeEcho(other, proxy -> {
                                    proxy.toxic("slicer", "");
                                    try (Socket client = proxy.connect()) {
                                        client.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
                                        String next = Through.next(client, Subject.LIMIT);
                                        return next + ", the server " + (isAlive(other) ? "lives" : "dies");
                                    }
                                }))),
                new Behaviour("seed", "the same hits", subject -> {
                    String first = hitsWithSeed(subject);
                    return (first.equals(hitsWithSeed(subject)) ? "the same" : "other") + " hits";
                }));
    }

    private static String halfClose(Subject subject) throws Exception {
        TestUpstream.Conversation answersAtTheEnd = socket -> {
            socket.getInputStream().readAllBytes();
            // The original closes both ways within this time.
            pause(Duration.ofMillis(100));
            socket.getOutputStream().write("done".getBytes(StandardCharsets.US_ASCII));
        };
        return LiveBehaviours.before(subject, answersAtTheEnd, proxy -> {
            try (Socket client = proxy.connect()) {
                client.getOutputStream().write("ask".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                return "answer of " + client.getInputStream().readAllBytes().length + " bytes";
            }
        });
    }

    private static String upstreamResets(Subject subject) throws Exception {
        TestUpstream.Conversation resets = socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        };
        return LiveBehaviours.before(subject, resets, proxy -> {
            try (Socket client = proxy.connect()) {
                client.getOutputStream().write('x');
                return Through.next(client, LONG);
            }
        });
    }

    private static String clientResets(Subject subject) throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        TestUpstream.Conversation watches = socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write('x');
            seen.complete(Through.next(socket, LONG));
        };
        return LiveBehaviours.before(subject, watches, proxy -> {
            try (Socket client = proxy.connect()) {
                client.getOutputStream().write('x');
                client.getInputStream().read();
                client.setSoLinger(true, 0);
            }
            return seen.get(LONG.toMillis() * 2, TimeUnit.MILLISECONDS);
        });
    }

    /** The upstream takes new connections again while the first client's dial still hangs, if not for long. */
    private static String hungDial(Subject subject) throws Exception {
        try (HungUpstream upstream = HungUpstream.start()) {
            Through proxy = subject.proxy("a", upstream.address());
            try (Socket first = proxy.connect()) {
                // By now the kernel has tried twice; it tries again 3 s or, a newer one, 2 s after the first time.
                Thread.sleep(1250);
                upstream.recover();
                Duration took = Rig.timed(proxy::tried);
                return "the next client is served "
                        + (took.toMillis() < 400 && first.isConnected() ? "at once" : "after the first");
            }
        }
    }

    /** Whether any counter of bytes, under whatever name, has seen as much as was sent. */
    private static boolean isCounted(Subject subject) throws IOException {
        return subject.get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("bytes"))
                .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) >= COUNTED_BYTES);
    }

    private static String hitsWithSeed(Subject subject) throws Exception {
        return subject.another(
                7,
                other -> LiveBehaviours.beforeEcho(other, proxy -> {
                    proxy.toxic("half", "timeout", "downstream", 0.5, "\"timeout\":1");
                    return LiveBehaviours.hits(proxy);
                }));
    }

    private static boolean isAlive(Subject subject) {
        try {
            return subject.get("/version").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String unusedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
