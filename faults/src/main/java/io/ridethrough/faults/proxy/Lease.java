package io.ridethrough.faults.proxy;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A term after which a fault is healed unless it was renewed, so that a killed runner leaves nothing behind. A term of
 * zero never lapses.
 */
final class Lease {
    /** A timer that is later than this looks once more, after a little while, before the lease lapses. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventExecutor timer;
    private final long termNanos;
    private final Consumer<Lease> lapse;
    private final LongSupplier nanoTime;
    private long deadlineNanos;
    private long dueNanos;
    private @Nullable Future<?> scheduled;
    private boolean isLastLook;
    private boolean isOver;

    /** @param lapse is told on {@code timer}, at most once */
    Lease(EventExecutor timer, Duration term, Consumer<Lease> lapse) {
        this(timer, term, lapse, System::nanoTime);
    }

    Lease(EventExecutor timer, Duration term, Consumer<Lease> lapse, LongSupplier nanoTime) {
        this.timer = timer;
        this.termNanos = term.toNanos();
        this.lapse = lapse;
        this.nanoTime = nanoTime;
    }

    Duration term() {
        return Duration.ofNanos(termNanos);
    }

    boolean isEndless() {
        return termNanos == 0;
    }

    /** What is left of the term, zero when it is over. */
    synchronized Duration left() {
        return isOver ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime.getAsLong()));
    }

    synchronized void start() {
        long nowNanos = nanoTime.getAsLong();
        deadlineNanos = nowNanos + termNanos;
        if (termNanos > 0) {
            schedule(nowNanos, termNanos);
        }
    }

    /** Starts the term anew; false for a lease that has lapsed or was ended, which stays so. */
    synchronized boolean renew() {
        deadlineNanos = nanoTime.getAsLong() + termNanos;
        return !isOver;
    }

    synchronized void end() {
        isOver = true;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    private void schedule(long nowNanos, long afterNanos) {
        dueNanos = nowNanos + afterNanos;
        scheduled = timer.schedule(this::check, afterNanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        synchronized (this) {
            if (isOver) {
                return;
            }
            long nowNanos = nanoTime.getAsLong();
            long leftNanos = deadlineNanos - nowNanos;
            if (leftNanos > 0) {
                isLastLook = false;
            } else if (!isLastLook && nowNanos - dueNanos > LATE_NANOS) {
                // Whatever held this thread up has held up renewals too, which it reads before it looks again.
                isLastLook = true;
                leftNanos = GRACE_NANOS;
            }
            if (leftNanos > 0) {
                schedule(nowNanos, leftNanos);
                return;
            }
            isOver = true;
        }
        lapse.accept(this);
    }
}
