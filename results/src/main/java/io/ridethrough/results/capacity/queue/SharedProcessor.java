package io.ridethrough.results.capacity.queue;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Work that shares a processor equally: up to {@code cores} pieces at full speed, n of them at cores / n beyond. Kept as one
 * clock of virtual time, in which all pieces go at speed 1.
 *
 * @param <T> what is worked on
 */
final class SharedProcessor<T> {
    private final double cores;
    private final PriorityQueue<Piece<T>> pieces = new PriorityQueue<>(
            Comparator.comparingDouble((Piece<T> piece) -> piece.virtualEnd()).thenComparingLong(Piece::order));
    private double virtual;
    private double at;
    private long orders;

    private record Piece<T>(double virtualEnd, long order, T of) {}

    SharedProcessor(double cores) {
        this.cores = cores;
    }

    /** Begins a piece of work that takes so many seconds at full speed. */
    void add(double now, double seconds, T of) {
        advance(now);
        pieces.add(new Piece<>(virtual + seconds, orders++, of));
    }

    /** When the next piece will be done if none is added; infinity when there is none. */
    double nextAt() {
        Piece<T> next = pieces.peek();
        return next == null ? Double.POSITIVE_INFINITY : at + Math.max(0, next.virtualEnd() - virtual) / speed();
    }

    /** Takes the piece that is done now. */
    T take(double now) {
        advance(now);
        return pieces.remove().of();
    }

    private void advance(double now) {
        virtual += (now - at) * speed();
        at = now;
    }

    private double speed() {
        return pieces.size() <= cores ? 1 : cores / pieces.size();
    }
}
