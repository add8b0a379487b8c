package io.ridethrough.simulations.conductor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What the harness itself costs: CPU time of the conductor's and the probes' threads, apart from the fault proxy and the
 * partners that share their process.
 */
final class CpuMeter {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Set<Long> watched = ConcurrentHashMap.newKeySet();
    private final long startNanos = System.nanoTime();

    /** Counts the calling thread from now on. */
    void watchCurrentThread() {
        watched.add(Thread.currentThread().getId());
    }

    /** The fields of the journal's {@code cost} event. */
    Map<String, Object> reading() {
        long cpuNanos = 0;
        for (long id : watched) {
            cpuNanos += Math.max(0, threads.getThreadCpuTime(id));
        }
        long wallNanos = System.nanoTime() - startNanos;
        return Map.of(
                "conductorCpuMillis", TimeUnit.NANOSECONDS.toMillis(cpuNanos),
                "processCpuMillis",
                        ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .map(Duration::toMillis)
                                .orElse(-1L),
                "wallMillis", TimeUnit.NANOSECONDS.toMillis(wallNanos));
    }
}
