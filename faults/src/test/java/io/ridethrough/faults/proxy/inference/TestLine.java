package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A line whose clock stands until it is moved, and which notes what stages do to it. */
final class TestLine implements Line {
    private static final long SEED = 42;

    private final List<TestAlarm> alarms = new ArrayList<>();
    private long nanos;
    private long exchange = 1;
    private int heldBytes;
    private boolean isClosed;
    private boolean isReset;

    /** @param startNanos what the clock shows at first; close to the end of its scale it will wrap around */
    TestLine(long startNanos) {
        this.nanos = startNanos;
    }

    /** Moves the clock, ringing each alarm at its own time. */
    void moveTo(long untilNanos) {
        for (Optional<TestAlarm> due = firstDue(untilNanos); due.isPresent(); due = firstDue(untilNanos)) {
            TestAlarm alarm = due.get();
            alarms.remove(alarm);
            nanos = Times.later(nanos, alarm.dueNanos);
            alarm.task.run();
        }
        nanos = untilNanos;
    }

    void nextExchange() {
        exchange++;
    }

    int heldBytes() {
        return heldBytes;
    }

    int alarms() {
        return alarms.size();
    }

    boolean isClosed() {
        return isClosed;
    }

    boolean isReset() {
        return isReset;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Alarm alarm(long dueNanos, Runnable task) {
        TestAlarm alarm = new TestAlarm(dueNanos, task);
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public RandomGenerator random(String toxicName) {
        return new SplittableRandom(SEED + toxicName.hashCode());
    }

    @Override
    public long exchange() {
        return exchange;
    }

    @Override
    public void held(int deltaBytes) {
        heldBytes += deltaBytes;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public void reset() {
        isReset = true;
    }

    private Optional<TestAlarm> firstDue(long untilNanos) {
        return alarms.stream()
                .filter(alarm -> alarm.dueNanos - untilNanos <= 0)
                .min(Comparator.comparingLong(alarm -> alarm.dueNanos - untilNanos));
    }

    private final class TestAlarm implements Alarm {
        private final long dueNanos;
        private final Runnable task;

        TestAlarm(long dueNanos, Runnable task) {
            this.dueNanos = dueNanos;
            this.task = task;
        }

        @Override
        public void cancel() {
            alarms.remove(this);
        }
    }
}
