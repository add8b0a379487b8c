package io.ridethrough.faults.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.ridethrough.faults.proxy.toxics.Line;
import java.util.concurrent.TimeUnit;

/** An alarm on an event loop, which may run a task a moment before its time: then it waits on. */
final class LoopAlarm implements Line.Alarm {
    private final EventLoop loop;
    private final long dueNanos;
    private final Runnable task;
    private ScheduledFuture<?> scheduled;

    LoopAlarm(EventLoop loop, long dueNanos, Runnable task) {
        this.loop = loop;
        this.dueNanos = dueNanos;
        this.task = task;
        this.scheduled = schedule();
    }

    @Override
    public void cancel() {
        scheduled.cancel(false);
    }

    private ScheduledFuture<?> schedule() {
        long waitNanos = Math.max(0, dueNanos - System.nanoTime());
        return loop.schedule(this::ring, waitNanos, TimeUnit.NANOSECONDS);
    }

    private void ring() {
        if (dueNanos - System.nanoTime() > 0) {
            scheduled = schedule();
        } else {
            task.run();
        }
    }
}
