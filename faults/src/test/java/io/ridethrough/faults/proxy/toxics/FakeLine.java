package io.ridethrough.faults.proxy.toxics;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A connection whose clock stands still until it is moved, and whose alarms ring as it passes them. */
final class FakeLine implements Line {
    /** Where the clock starts; any value must do, so it is not 0. */
    static final long START_NANOS = -TimeUnit.SECONDS.toNanos(3);

    private record Waiting(long dueNanos, long number, Runnable task) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Waiting> alarms = new PriorityQueue<>();
    private final long seed;
    private long numbers;
    private long nowNanos = START_NANOS;
    private long exchange = 1;
    private long turn;
    private long heldBytes;
    private long mostHeldBytes;
    private int closes;
    private int resets;

    FakeLine() {
        this(1);
    }

    FakeLine(long seed) {
        this.seed = seed;
    }

    /** Moves the clock to a time after the start; each alarm rings at its own time. */
    void moveTo(double millis) {
        long targetNanos = START_NANOS + nanos(millis);
        while (!alarms.isEmpty() && alarms.element().dueNanos() <= targetNanos) {
            Waiting first = alarms.remove();
            nowNanos = Math.max(nowNanos, first.dueNanos());
            first.task().run();
        }
        nowNanos = Math.max(nowNanos, targetNanos);
    }

    /** Moves the clock to a time after the start while the event loop is busy: no alarm rings. */
    void hangUntil(double millis) {
        nowNanos = START_NANOS + nanos(millis);
    }

    void nextExchange() {
        exchange++;
    }

    void nextTurn() {
        turn++;
    }

    static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    static double millis(long nanos) {
        return (nanos - START_NANOS) / 1e6;
    }

    int pendingAlarms() {
        return alarms.size();
    }

    long heldBytes() {
        return heldBytes;
    }

    long mostHeldBytes() {
        return mostHeldBytes;
    }

    int closes() {
        return closes;
    }

    int resets() {
        return resets;
    }

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    @Override
    public Alarm alarm(long dueNanos, Runnable task) {
        Waiting waiting = new Waiting(dueNanos, numbers++, task);
        alarms.add(waiting);
        return () -> alarms.remove(waiting);
    }

    @Override
    public RandomGenerator random(String toxicName) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ toxicName.hashCode());
    }

    @Override
    public long exchange() {
        return exchange;
    }

    @Override
    public long turn() {
        return turn;
    }

    @Override
    public void held(int deltaBytes) {
        heldBytes += deltaBytes;
        mostHeldBytes = Math.max(mostHeldBytes, heldBytes);
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    public void reset() {
        resets++;
    }
}
