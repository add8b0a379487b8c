package io.ridethrough.stubs.store.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Places the same cart several times, each attempt so long after the first. */
final class Overlap implements AutoCloseable {
    private final Shopper shopper;
    private final ExecutorService clients;

    /** @param clients the most attempts under way at once */
    Overlap(Shopper shopper, int clients) {
        this.shopper = shopper;
        this.clients = Executors.newFixedThreadPool(clients);
    }

    /** What the attempts at a new cart were told, in the sequence of the delays. Blocks until all are answered. */
    List<Shopper.Told> place(List<Duration> delays) throws IOException, InterruptedException {
        String cart = shopper.readyCart();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Shopper.Told>> attempts = new ArrayList<>();
        for (Duration delay : delays) {
            Callable<Shopper.Told> attempt = () -> {
                start.await();
                Thread.sleep(delay.toMillis());
                return shopper.place(cart);
            };
            attempts.add(clients.submit(attempt));
        }
        start.countDown();
        List<Shopper.Told> told = new ArrayList<>();
        for (Future<Shopper.Told> attempt : attempts) {
            told.add(result(attempt));
        }
        return told;
    }

    private static Shopper.Told result(Future<Shopper.Told> attempt) throws IOException, InterruptedException {
        try {
            return attempt.get();
        } catch (ExecutionException failed) {
            throw new IOException("an attempt failed: " + failed.getCause(), failed);
        }
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
