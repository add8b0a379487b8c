package io.ridethrough.faults.proxy.inference;

/** Comparisons in the scale of {@link System#nanoTime()}, which may wrap around. */
final class Times {

    private Times() {}

    static long later(long aNanos, long bNanos) {
        return aNanos - bNanos >= 0 ? aNanos : bNanos;
    }
}
