package io.ridethrough.faults.bench.reaction;

import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.ProxyAddress;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon a latency acts that a runner injects at a planned instant, and how soon traffic is free of it that is healed at
 * one: under about 1000 messages a second, with every step that a run has, from a sleep until the instant over the
 * injector's HTTP requests to the event loop that meets the byte.
 */
public final class ReactionBench {
    private static final String PROXY = "reaction";
    private static final Duration LATENCY = Duration.ofMillis(20);
    /** Between two planned instants, so that the traffic flows evenly again. */
    private static final Duration REST = Duration.ofMillis(60);
    /** About what one fault takes, from one planned instant to the next one's. */
    public static final Duration ROUND = Duration.ofMillis(150);

    /** The first rounds load classes and open connections; no run judges its first second either. */
    private static final int MOST_WARM_UP_TIMES = 20;

    private static final Duration SIGHT_LIMIT = Duration.ofSeconds(10);

    private final ToxiproxyInjector injector;
    private final DenseTraffic traffic;
    private final BlockingQueue<Long> affectedNanos = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Long> freeNanos = new ArrayBlockingQueue<>(1);

    private ReactionBench(ToxiproxyInjector injector, DenseTraffic traffic) {
        this.injector = injector;
        this.traffic = traffic;
    }

    /**
     * Measures over sockets of loopback, after rounds that warm up.
     *
     * @param times how many faults, at least 1
     * @param echo a server that sends back what it receives: the traffic's upstream
     * @throws IOException when the traffic breaks or a byte is not seen within 10 s: there are no figures then
     */
    public static Reactions run(int times, InetSocketAddress echo) throws IOException, InterruptedException {
        try (FaultProxyServer server = FaultProxyServer.start(FaultProxySettings.defaults())) {
            String upstream = echo.getAddress().getHostAddress() + ":" + echo.getPort();
            ProxyAddress proxy = server.createProxy(PROXY, upstream, 0, Optional.empty());
            try (ToxiproxyInjector injector = ToxiproxyInjector.connect(server.apiUrl());
                    DenseTraffic traffic = DenseTraffic.start(new InetSocketAddress(proxy.host(), proxy.port()))) {
                ReactionBench bench = new ReactionBench(injector, traffic);
                server.addEventListener(bench::see);
                bench.measure(Math.min(times, MOST_WARM_UP_TIMES));
                return bench.measure(times);
            }
        }
    }

    private Reactions measure(int times) throws IOException, InterruptedException {
        List<Duration> toAffected = new ArrayList<>();
        List<Duration> toFree = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long startNanos = awaitPlanned();
            try (Injection injection = injector.inject(PROXY, new NetworkFault.Latency(LATENCY))) {
                toAffected.add(Duration.ofNanos(seen(affectedNanos) - startNanos));
                long endNanos = awaitPlanned();
                injection.close();
                toFree.add(Duration.ofNanos(seen(freeNanos) - endNanos));
            }
        }
        return new Reactions(toAffected, toFree);
    }

    /** On an event loop. */
    private void see(ProxyEvent event) {
        long nowNanos = System.nanoTime();
        boolean hasRoom = true;
        if (event instanceof ProxyEvent.FirstAffected) {
            hasRoom = affectedNanos.offer(nowNanos);
        } else if (event instanceof ProxyEvent.FirstFree) {
            hasRoom = freeNanos.offer(nowNanos);
        }
        if (!hasRoom) {
            throw new IllegalStateException("seen twice: " + event);
        }
    }

    /** Sleeps until an instant that was planned before, as a run does, and says which. */
    private static long awaitPlanned() {
        long plannedNanos = System.nanoTime() + REST.toNanos();
        for (long leftNanos = REST.toNanos(); leftNanos > 0; leftNanos = plannedNanos - System.nanoTime()) {
            LockSupport.parkNanos(leftNanos);
        }
        return plannedNanos;
    }

    private long seen(BlockingQueue<Long> nanos) throws IOException, InterruptedException {
        Long seen = nanos.poll(SIGHT_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        traffic.requireFlow();
        if (seen == null) {
            throw new IOException("no byte was seen within " + SIGHT_LIMIT.toSeconds() + " s");
        }
        return seen;
    }
}
