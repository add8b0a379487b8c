package io.ridethrough.stubs.store.front;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers before a backlog of fixed length, like PHP-FPM behind its socket's queue. They can be
 * killed and started again, like its processes.
 */
public final class WorkerPool implements AutoCloseable {
    private static final int STOP_WAIT_SECONDS = 2;

    private final int size;
    private final int backlog;
    private volatile @Nullable Crew crew;

    /** What a worker does. */
    interface Work {
        void run();

        /** The workers were killed before it was done. A worker that is at it is not stopped, but nobody listens. */
        void killed();
    }

    /**
     * @param workers requests worked on at once
     * @param backlog requests that may wait for a worker
     */
    public WorkerPool(int workers, int backlog) {
        this.size = workers;
        this.backlog = backlog;
        this.crew = new Crew(workers, backlog);
    }

    /** Hands the work to a worker, now or from the backlog; false when the backlog is full or the workers are dead. */
    boolean offer(Work work) {
        @Nullable Crew present = crew;
        return present != null && present.offer(work);
    }

    /** Takes the workers away with all that they are at and all that waits, as {@code kill -9} does. */
    public synchronized void kill() {
        @Nullable Crew dead = crew;
        crew = null;
        if (dead != null) {
            dead.kill();
        }
    }

    /** Starts as many workers again; nothing when there are some. */
    public synchronized void revive() {
        if (crew == null) {
            crew = new Crew(size, backlog);
        }
    }

    public int size() {
        return size;
    }

    public int busy() {
        @Nullable Crew present = crew;
        return present == null ? 0 : present.threads.getActiveCount();
    }

    public int waiting() {
        @Nullable Crew present = crew;
        return present == null ? 0 : present.threads.getQueue().size();
    }

    /** Interrupts what is worked on and forgets the backlog. */
    @Override
    public synchronized void close() {
        @Nullable Crew last = crew;
        crew = null;
        if (last != null) {
            last.close();
        }
    }

    /** The workers from one start to the next. */
    private static final class Crew {
        private final ThreadPoolExecutor threads;
        private final Semaphore places;
        private final Set<Work> underWay = ConcurrentHashMap.newKeySet();

        Crew(int workers, int backlog) {
            // Counted apart from the queue: an idle worker takes its work from there a moment after it came,
            // and until then it would count as waiting.
            places = new Semaphore(workers + backlog);
            AtomicInteger number = new AtomicInteger();
            threads = new ThreadPoolExecutor(
                    workers,
                    workers,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(workers + backlog),
                    work -> daemon(work, "worker-" + number.incrementAndGet()));
        }

        /** Killed workers may still wait for a model; they must not keep the process alive. */
        private static Thread daemon(Runnable work, String name) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        }

        boolean offer(Work work) {
            if (!places.tryAcquire()) {
                return false;
            }
            underWay.add(work);
            try {
                threads.execute(() -> {
                    try {
                        // Killed while it waited: nobody has begun it, nobody will.
                        if (underWay.contains(work)) {
                            work.run();
                        }
                    } finally {
                        underWay.remove(work);
                        places.release();
                    }
                });
                return true;
            } catch (RejectedExecutionException killedMeanwhile) {
                // Killing answers for what it finds under way; whoever takes the work off the list answers for it.
                return !underWay.remove(work);
            }
        }

        void kill() {
            // No interrupt: it would close the files of a database on disk for everybody.
            threads.shutdown();
            for (Work work : underWay) {
                if (underWay.remove(work)) {
                    work.killed();
                }
            }
        }

        void close() {
            threads.shutdownNow();
            try {
                threads.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
