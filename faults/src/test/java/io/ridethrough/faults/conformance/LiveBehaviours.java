package io.ridethrough.faults.conformance;

import io.ridethrough.faults.proxy.Rig;
import io.ridethrough.faults.proxy.TestUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What toxics do to connections, new and live. */
final class LiveBehaviours {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int TRIES = 40;

    private LiveBehaviours() {}

    /** Something done with a proxy before an upstream. */
    interface Visit {
        String of(Through proxy) throws Exception;
    }

    static String before(Subject subject, TestUpstream.Conversation conversation, Visit visit) throws Exception {
        try (TestUpstream upstream = TestUpstream.start(conversation)) {
            return visit.of(subject.proxy("a", upstream.address()));
        }
    }

    static String beforeEcho(Subject subject, Visit visit) throws Exception {
        try (TestUpstream upstream = TestUpstream.echo()) {
            return visit.of(subject.proxy("a", upstream.address()));
        }
    }

    /** Sends so many bytes and ends. */
    static TestUpstream.Conversation sending(int bytes) {
        return socket -> socket.getOutputStream().write(new byte[bytes]);
    }

    static List<Behaviour> all() {
        return List.of(
                new Behaviour(
                        "relays-whole",
                        "1 MiB back, the same",
                        subject -> beforeEcho(subject, proxy -> {
                            byte[] sent = new byte[1 << 20];
                            new Random(1).nextBytes(sent);
                            return Arrays.equals(sent, echoed(proxy, sent)) ? "1 MiB back, the same" : "something else";
                        })),
                new Behaviour(
                        "outage",
                        "live end, new refused, then served",
                        subject -> beforeEcho(subject, proxy -> {
                            try (Socket live = proxy.connect()) {
                                Rig.exchange(live, "ping");
                                proxy.setEnabled(false);
                                String ended = Through.next(live, LONG);
                                String tried = proxy.tried();
                                proxy.setEnabled(true);
                                return "live " + ended + ", new " + tried + ", then " + proxy.tried();
                            }
                        })),
                new Behaviour(
                        "delete-ends-live-connections",
                        "end",
                        subject -> beforeEcho(subject, proxy -> {
                            try (Socket live = proxy.connect()) {
                                Rig.exchange(live, "ping");
                                subject.delete(proxy.path());
                                return Through.next(live, LONG);
                            }
                        })),
                new Behaviour(
                        "latency-on-a-live-connection",
                        "about 0 ms, about 150 ms, about 450 ms, about 0 ms",
                        subject -> beforeEcho(subject, LiveBehaviours::liveLatency)),
                new Behaviour(
                        "latency-removed",
                        "byte at once",
                        subject -> beforeEcho(subject, proxy -> {
                            proxy.toxic("latency", "\"latency\":5000");
                            try (Socket live = proxy.connect()) {
                                live.getOutputStream().write('x');
                                Thread.sleep(SOON.toMillis());
                                proxy.remove("latency");
                                return Through.next(live, Duration.ofSeconds(2)) + " at once";
                            }
                        })),
                new Behaviour(
                        "timeout",
                        "end after about 300 ms, nothing before",
                        subject -> beforeEcho(subject, proxy -> {
                            proxy.toxic("timeout", "\"timeout\":300");
                            try (Socket live = proxy.connect()) {
                                StringBuilder said = new StringBuilder();
                                Duration took = Rig.timed(() -> said.append(Through.next(live, LONG)));
                                return said + " after " + Coarsely.near(took, 0, 300, 3000) + ", nothing before";
                            }
                        })),
                new Behaviour(
                        "timeout-zero",
                        "nothing, until its removal: end",
                        subject -> beforeEcho(subject, proxy -> {
                            proxy.toxic("timeout", "\"timeout\":0");
                            try (Socket live = proxy.connect()) {
                                live.getOutputStream().write('x');
                                String before = Through.next(live, SOON);
                                proxy.remove("timeout");
                                return before + ", until its removal: " + Through.next(live, LONG);
                            }
                        })),
                new Behaviour(
                        "bandwidth",
                        "about 500 ms",
                        subject -> before(subject, sending(50_000), proxy -> {
                            proxy.toxic("bandwidth", "\"rate\":100");
                            try (Socket live = proxy.connect()) {
                                Duration took =
                                        Rig.timed(() -> live.getInputStream().readAllBytes());
                                return Coarsely.near(took, 0, 500, 5000);
                            }
                        })),
                new Behaviour(
                        "bandwidth-zero",
                        "nothing",
                        subject -> beforeEcho(subject, proxy -> {
                            proxy.toxic("bandwidth", "\"rate\":0");
                            try (Socket live = proxy.connect()) {
                                live.getOutputStream().write('x');
                                return Through.next(live, Duration.ofMillis(500));
                            }
                        })),
                new Behaviour(
                        "limit-data",
                        "100 bytes, then the end",
                        subject -> before(subject, sending(5000), proxy -> {
                            proxy.toxic("limit_data", "\"bytes\":100");
                            try (Socket live = proxy.connect()) {
                                return live.getInputStream().readAllBytes().length + " bytes, then the end";
                            }
                        })),
                new Behaviour(
                        "slow-close",
                        "byte, end after about 400 ms",
                        subject -> before(subject, sending(1), proxy -> {
                            proxy.toxic("slow_close", "\"delay\":400");
                            try (Socket live = proxy.connect()) {
                                String first = Through.next(live, LONG);
                                StringBuilder said = new StringBuilder(first).append(", ");
                                Duration took = Rig.timed(() -> said.append(Through.next(live, LONG)));
                                return said + " after " + Coarsely.near(took, 0, 400, 4000);
                            }
                        })),
                new Behaviour(
                        "slicer",
                        "100 bytes in many pieces",
                        subject -> before(subject, sending(100), proxy -> {
                            proxy.toxic("slicer", "\"average_size\":20,\"size_variation\":5,\"delay\":30000");
                            return pieces(proxy);
                        })),
                new Behaviour(
                        "toxicity",
                        "none of 40, some of 40, all of 40",
                        subject -> beforeEcho(subject, proxy -> {
                            StringBuilder said = new StringBuilder();
                            for (String toxicity : List.of("0", "0.5", "1")) {
                                proxy.toxic(
                                        "timeout",
                                        "timeout",
                                        "downstream",
                                        Double.parseDouble(toxicity),
                                        "\"timeout\":1");
                                said.append(said.isEmpty() ? "" : ", ")
                                        .append(share(hits(proxy)))
                                        .append(" of ")
                                        .append(TRIES);
                                proxy.remove("timeout");
                            }
                            return said.toString();
                        })));
    }

    /** Which of many connections a timeout has cut, one letter each. */
    static String hits(Through proxy) throws IOException {
        StringBuilder hits = new StringBuilder();
        for (int i = 0; i < TRIES; i++) {
            hits.append(proxy.tried().equals("served") ? '.' : 'x');
        }
        return hits.toString();
    }

    private static String share(String hits) {
        return !hits.contains("x") ? "none" : hits.contains(".") ? "some" : "all";
    }

    private static String liveLatency(Through proxy) throws Exception {
        try (Socket live = proxy.connect()) {
            Rig.Attempt ping = () -> Rig.exchange(live, "ping");
            String before = near(ping);
            proxy.toxic("latency", "\"latency\":150");
            String slow = near(ping);
            proxy.change("latency", "\"latency\":450");
            String slower = near(ping);
            proxy.remove("latency");
            return before + ", " + slow + ", " + slower + ", " + near(ping);
        }
    }

    private static String near(Rig.Attempt attempt) throws Exception {
        return Coarsely.near(Rig.timed(attempt), 0, 150, 450);
    }

    private static String pieces(Through proxy) throws IOException {
        try (Socket live = proxy.connect()) {
            InputStream in = live.getInputStream();
            byte[] buffer = new byte[1000];
            int pieces = 0;
            int bytes = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                pieces++;
                bytes += n;
            }
            return bytes + " bytes in " + (pieces >= 3 ? "many pieces" : "few pieces");
        }
    }

    private static byte[] echoed(Through proxy, byte[] sent) throws Exception {
        try (Socket live = proxy.connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    live.getOutputStream().write(sent);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            byte[] back = live.getInputStream().readNBytes(sent.length);
            sending.join();
            return back;
        }
    }
}
