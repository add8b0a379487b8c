package io.ridethrough.stubs.store.front;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of workers before a backlog of fixed length, like PHP-FPM behind its socket's queue. */
public final class WorkerPool implements AutoCloseable {
    private static final int STOP_WAIT_SECONDS = 2;

    private final ThreadPoolExecutor workers;
    private final Semaphore places;

    /**
     * @param workers requests worked on at once
     * @param backlog requests that may wait for a worker
     */
    public WorkerPool(int workers, int backlog) {
        // Counted apart from the queue: an idle worker takes its work from there a moment after it came,
        // and until then it would count as waiting.
        this.places = new Semaphore(workers + backlog);
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(workers + backlog),
                work -> new Thread(work, "worker-" + number.incrementAndGet()));
    }

    /** Hands the work to a worker, now or from the backlog; false when the backlog is full. */
    boolean offer(Runnable work) {
        if (!places.tryAcquire()) {
            return false;
        }
        workers.execute(() -> {
            try {
                work.run();
            } finally {
                places.release();
            }
        });
        return true;
    }

    public int size() {
        return workers.getMaximumPoolSize();
    }

    public int busy() {
        return workers.getActiveCount();
    }

    public int waiting() {
        return workers.getQueue().size();
    }

    /** Interrupts what is worked on and forgets the backlog. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
