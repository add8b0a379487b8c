package io.ridethrough.stubs.store.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Calls that come at random (a Poisson process) at a given rate, whether or not earlier ones are answered. Latency is
 * counted from the instant at which a call was to be made.
 *
 * @param latencyMicros of all calls, in microseconds
 * @param seconds from the first call that was due to the last answer
 */
record OpenLoop(Histogram latencyMicros, double seconds) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int GUESTS = 32;

    static OpenLoop run(URI store, double callsPerSecond, Duration length, long seed)
            throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals(callsPerSecond, length, seed);
        ExecutorService threads = Executors.newFixedThreadPool(GUESTS);
        try {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                running.add(threads.submit(() -> guest(store, arrivals)));
            }
            Histogram latency = histogram();
            for (Future<Histogram> guest : running) {
                latency.add(guest.get());
            }
            return new OpenLoop(latency, (System.nanoTime() - arrivals.startNanos) / 1e9);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram guest(URI store, Arrivals arrivals) throws IOException, InterruptedException {
        Histogram latency = histogram();
        try (WireClient client = WireClient.connect(store, PATIENCE)) {
            GuestSteps steps = new GuestSteps(client);
            for (long due = arrivals.next(); due != Arrivals.NONE; due = arrivals.next()) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                steps.next();
                latency.recordValue((System.nanoTime() - due) / 1000);
            }
        }
        return latency;
    }

    private static Histogram histogram() {
        return new Histogram(PATIENCE.toMillis() * 4000, 3);
    }

    /** The instants at which calls are due, in turn, for whichever guest is free next. */
    private static final class Arrivals {
        private static final long NONE = Long.MIN_VALUE;

        private final long startNanos = System.nanoTime();
        private final double meanGapNanos;
        private final long endNanos;
        private final SplittableRandom random;
        private double sinceStartNanos;

        Arrivals(double perSecond, Duration length, long seed) {
            meanGapNanos = 1e9 / perSecond;
            endNanos = length.toNanos();
            random = new SplittableRandom(seed);
        }

        /** On the clock of {@link System#nanoTime}; {@link #NONE} when there are no more. */
        synchronized long next() {
            sinceStartNanos += random.nextExponential() * meanGapNanos;
            return sinceStartNanos > endNanos ? NONE : startNanos + (long) sinceStartNanos;
        }
    }
}
