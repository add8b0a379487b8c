package io.ridethrough.faults.toxiproxy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Renews leases three times within each, so that two renewals may be lost; does nothing where there are no leases. */
final class LeaseRenewal implements AutoCloseable {
    private static final int RENEWALS_PER_LEASE = 3;

    private final long periodMillis;
    private final Runnable renew;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "toxiproxy-lease-renewal");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ScheduledFuture<?> running;

    /** @param renew must not throw */
    LeaseRenewal(Duration lease, Runnable renew) {
        this.periodMillis = lease.toMillis() / RENEWALS_PER_LEASE;
        this.renew = renew;
    }

    void start() {
        if (periodMillis > 0) {
            running = timer.scheduleAtFixedRate(renew, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.cancel(false);
        }
        timer.shutdownNow();
    }
}
