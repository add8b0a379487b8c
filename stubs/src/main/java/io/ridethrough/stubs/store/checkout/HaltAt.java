package io.ridethrough.stubs.store.checkout;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends this process as {@code kill -9} would, the n-th time that a milestone is reached. For tests of recovery. */
public final class HaltAt implements Milestones {
    /** The exit code of a process killed by signal 9. */
    public static final int EXIT_CODE = 137;

    /**
     * Where to end.
     *
     * @param nth counted from 1
     */
    public record Point(Milestone milestone, int nth) {
        /** @throws IllegalArgumentException when n is not positive */
        public Point {
            if (nth < 1) {
                throw new IllegalArgumentException("milestones are counted from 1: " + nth);
            }
        }
    }

    private final Point point;
    private final AtomicInteger seen = new AtomicInteger();

    public HaltAt(Point point) {
        this.point = point;
    }

    @Override
    public void reached(Milestone milestone) {
        if (milestone == point.milestone() && seen.incrementAndGet() == point.nth()) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
