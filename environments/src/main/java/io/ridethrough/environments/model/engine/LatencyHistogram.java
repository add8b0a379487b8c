package io.ridethrough.environments.model.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations in fixed buckets, as Prometheus' histograms do; safe for several threads. */
final class LatencyHistogram {
    /** Upper bounds in microseconds: fine where a small model works, as wide as a large one needs. */
    private static final long[] BOUND_MICROS = {
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        20_000,
        40_000,
        60_000,
        80_000,
        100_000,
        250_000,
        500_000,
        750_000,
        1_000_000,
        2_500_000,
        5_000_000,
        7_500_000,
        10_000_000,
        20_000_000,
        40_000_000,
        80_000_000
    };

    private static final List<Duration> BOUNDS = Arrays.stream(BOUND_MICROS)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toList();

    private final AtomicLongArray counts = new AtomicLongArray(BOUND_MICROS.length + 1);
    private final LongAdder sumNanos = new LongAdder();

    void add(long nanos) {
        long micros = (nanos + 999) / 1_000;
        int found = Arrays.binarySearch(BOUND_MICROS, micros);
        counts.incrementAndGet(found >= 0 ? found : -found - 1);
        sumNanos.add(nanos);
    }

    LatencyReading read() {
        List<Long> upTo = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < BOUND_MICROS.length; i++) {
            count += counts.get(i);
            upTo.add(count);
        }
        return new LatencyReading(
                BOUNDS, upTo, count + counts.get(BOUND_MICROS.length), Duration.ofNanos(sumNanos.sum()));
    }
}
