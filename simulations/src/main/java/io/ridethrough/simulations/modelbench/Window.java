package io.ridethrough.simulations.modelbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** A step's measured window, and how many requests were under way at its start, its quarters and its end. */
final class Window {
    private static final int QUARTERS = 4;

    private final long fromNanos;
    private final long toNanos;
    private final IntSupplier underWay;
    private final List<Integer> readings = new ArrayList<>();

    /** @param fromNanos of {@link System#nanoTime()}, as {@code toNanos} */
    Window(long fromNanos, long toNanos, IntSupplier underWay) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.underWay = underWay;
    }

    long fromNanos() {
        return fromNanos;
    }

    long toNanos() {
        return toNanos;
    }

    /** Waits until then, and takes every reading that falls due meanwhile. */
    void waitUntil(long nanos) throws InterruptedException {
        while (readings.size() <= QUARTERS && readingNanos() - nanos <= 0) {
            pauseUntil(readingNanos());
            readings.add(underWay.getAsInt());
        }
        pauseUntil(nanos);
    }

    /** The five readings; those that never came are what is under way now. */
    List<Integer> readings() {
        while (readings.size() <= QUARTERS) {
            readings.add(underWay.getAsInt());
        }
        return List.copyOf(readings);
    }

    private long readingNanos() {
        return fromNanos + (toNanos - fromNanos) / QUARTERS * readings.size();
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
