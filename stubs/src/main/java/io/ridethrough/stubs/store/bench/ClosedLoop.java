package io.ridethrough.stubs.store.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Guests who check out without pause, each call upon the last one's answer.
 *
 * @param calls answered
 * @param seconds that took
 * @param lastStepMicros how long placeOrder took, in microseconds
 */
record ClosedLoop(long calls, double seconds, Histogram lastStepMicros) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_MICROS = PATIENCE.toMillis() * 1000;

    double callsPerSecond() {
        return calls / seconds;
    }

    /**
     * An order is {@value GuestSteps#COUNT} calls, and one under way at the end counts by its part: whole orders alone are
     * half an order short for each guest, which in ten seconds is a sixth of what eight guests place.
     */
    double ordersPerSecond() {
        return callsPerSecond() / GuestSteps.COUNT;
    }

    /** Runs so many guests for so long; a guest's last call may end a little later and still counts, with its time. */
    static ClosedLoop run(URI store, int guests, Duration length) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(guests);
        long startNanos = System.nanoTime();
        try {
            List<Future<ClosedLoop>> running = new ArrayList<>();
            for (int i = 0; i < guests; i++) {
                running.add(threads.submit(() -> guest(store, startNanos, length)));
            }
            long calls = 0;
            Histogram lastStep = histogram();
            for (Future<ClosedLoop> guest : running) {
                ClosedLoop done = guest.get();
                calls += done.calls;
                lastStep.add(done.lastStepMicros);
            }
            return new ClosedLoop(calls, (System.nanoTime() - startNanos) / 1e9, lastStep);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static ClosedLoop guest(URI store, long startNanos, Duration length) throws IOException {
        long calls = 0;
        Histogram lastStep = histogram();
        try (WireClient client = WireClient.connect(store, PATIENCE)) {
            GuestSteps steps = new GuestSteps(client);
            while (System.nanoTime() - startNanos < length.toNanos()) {
                long callNanos = System.nanoTime();
                boolean isOrdered = steps.next();
                calls++;
                if (isOrdered) {
                    lastStep.recordValue((System.nanoTime() - callNanos) / 1000);
                }
            }
        }
        return new ClosedLoop(calls, length.toNanos() / 1e9, lastStep);
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }
}
