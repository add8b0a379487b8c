package io.ridethrough.faults.conformance;

import io.ridethrough.faults.proxy.Rig;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Whether delays are what they were set to. */
final class TimingBehaviours {
    private static final Duration LONG = Duration.ofSeconds(5);

    private TimingBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour(
                        "latency",
                        "about 100 ms",
                        subject -> LiveBehaviours.beforeEcho(subject, proxy -> {
                            proxy.toxic("latency", "\"latency\":100");
                            return roundTrip(proxy, 0, 100, 200);
                        })),
                new Behaviour(
                        "latency-both-ways",
                        "about 200 ms",
                        subject -> LiveBehaviours.beforeEcho(subject, proxy -> {
                            proxy.toxic("up", "latency", "upstream", 1, "\"latency\":100");
                            proxy.toxic("down", "latency", "downstream", 1, "\"latency\":100");
                            return roundTrip(proxy, 100, 200, 300);
                        })),
                new Behaviour(
                        "latencies-in-a-row",
                        "about 200 ms",
                        subject -> LiveBehaviours.beforeEcho(subject, proxy -> {
                            proxy.toxic("one", "latency", "downstream", 1, "\"latency\":100");
                            proxy.toxic("two", "latency", "downstream", 1, "\"latency\":100");
                            return roundTrip(proxy, 100, 200, 300);
                        })),
                new Behaviour("latencies-in-a-row-on-a-stream", "about 200 ms", subject -> {
                    Stamps stamps = new Stamps(80, Duration.ofMillis(10));
                    return LiveBehaviours.before(subject, stamps::send, proxy -> {
                        proxy.toxic("one", "latency", "downstream", 1, "\"latency\":100");
                        proxy.toxic("two", "latency", "downstream", 1, "\"latency\":100");
                        double[] delays = delays(proxy, stamps);
                        Arrays.sort(delays);
                        return Coarsely.near(Duration.ofMillis((long) delays[delays.length / 2]), 100, 200);
                    });
                }),
                new Behaviour("jitter-on-a-stream", "100 ms on average", subject -> {
                    Stamps stamps = new Stamps(150, Duration.ofMillis(10));
                    return LiveBehaviours.before(subject, stamps::send, proxy -> {
                        proxy.toxic("latency", "\"latency\":100,\"jitter\":100");
                        double mean =
                                Arrays.stream(delays(proxy, stamps)).average().orElseThrow();
                        return mean > 120 ? "more than 100 ms on average" : "100 ms on average";
                    });
                }),
                new Behaviour("latency-on-a-fast-stream", "no drift", subject -> {
                    Stamps stamps = new Stamps(2000, Duration.ofMillis(1));
                    return LiveBehaviours.before(subject, stamps::send, proxy -> {
                        proxy.toxic("latency", "\"latency\":2000");
                        double[] delays = delays(proxy, stamps);
                        Arrays.sort(delays);
                        // What waits for a queue of 1024 is up to a second late.
                        return delays[delays.length * 8 / 10] > 2300 ? "drift" : "no drift";
                    });
                }),
                new Behaviour(
                        "latency-of-the-end",
                        "about 300 ms",
                        subject -> LiveBehaviours.before(subject, LiveBehaviours.sending(0), proxy -> {
                            proxy.toxic("latency", "\"latency\":300");
                            try (Socket client = proxy.connect()) {
                                return Coarsely.near(Rig.timed(() -> Through.next(client, LONG)), 0, 300);
                            }
                        })));
    }

    private static double[] delays(Through proxy, Stamps stamps) throws Exception {
        try (Socket client = proxy.connect()) {
            return stamps.delaysMillis(client);
        }
    }

    private static String roundTrip(Through proxy, long... classesMillis) throws Exception {
        try (Socket client = proxy.connect()) {
            return Coarsely.near(Coarsely.median(() -> Rig.exchange(client, "ping")), classesMillis);
        }
    }
}
