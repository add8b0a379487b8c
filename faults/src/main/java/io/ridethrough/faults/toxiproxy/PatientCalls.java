package io.ridethrough.faults.toxiproxy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for calls over the network, up to a limit, and also when the caller is interrupted: a fault must be healed on the
 * way out of an interrupted run. Blocking calls run on daemon threads, as toxiproxy-java's have no limit of their own.
 */
final class PatientCalls {
    /** How many blocking calls may be under way at one time, hung ones included. */
    private static final int MAX_CALLS = 16;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MAX_CALLS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), call -> {
                Thread thread = new Thread(call, "toxiproxy-call");
                thread.setDaemon(true);
                return thread;
            });

    private final Object who;
    private final Duration limit;

    /** @param who is called, for messages */
    PatientCalls(Object who, Duration limit) {
        this.who = who;
        this.limit = limit;
    }

    /** The result of a blocking call. */
    <T> T of(Callable<T> call) throws IOException {
        try {
            return await(threads.submit(call));
        } catch (RejectedExecutionException e) {
            throw new IOException(who + " leaves " + MAX_CALLS + " calls unanswered", e);
        }
    }

    <T> T await(Future<T> running) throws IOException {
        long endNanos = System.nanoTime() + limit.toNanos();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return running.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (TimeoutException e) {
            running.cancel(true);
            throw (IOException)
                    new HttpTimeoutException(who + " did not answer within " + limit.toMillis() + " ms").initCause(e);
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Keeps the type: whether a connection was refused or an answer did not come makes a difference to healing. */
    private static IOException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException io ? io : new IOException(String.valueOf(cause), e);
    }
}
