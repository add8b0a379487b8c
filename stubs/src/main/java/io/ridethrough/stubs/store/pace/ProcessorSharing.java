package io.ridethrough.stubs.store.pace;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * Egalitarian processor sharing in virtual time: {@code n} jobs each advance at {@link Capacity#speed speed(n)/n}.
 *
 * <p>Kept as one number, the work {@code v} that a job present from the start would have got, with
 * {@code dv/dt = speed(n)/n}; a job of work {@code w} that arrives at {@code v} is done at {@code v + w}, whatever comes
 * or goes meanwhile. Departures take effect when they fall due and not when somebody looks, so that a thread that wakes
 * late slows nobody. Source: Kleinrock, Time-shared Systems: A Theoretical Treatment, J. ACM 14 (1967); virtual time
 * as in Parekh and Gallager's generalised processor sharing, IEEE/ACM ToN 1 (1993).
 *
 * <p>Not for more than one thread. Times are nanoseconds of one monotonic clock.
 */
final class ProcessorSharing {
    private final Capacity capacity;
    private final PriorityQueue<Job> present = new PriorityQueue<>(Comparator.comparingDouble(job -> job.doneAtWork));
    private double workNanos;
    private double nowNanos;

    ProcessorSharing(Capacity capacity) {
        this.capacity = capacity;
    }

    /** A piece of work under way. */
    static final class Job {
        private final double doneAtWork;

        private Job(double doneAtWork) {
            this.doneAtWork = doneAtWork;
        }
    }

    Job arrive(long atNanos, long jobNanos) {
        advance(atNanos);
        Job job = new Job(workNanos + jobNanos);
        present.add(job);
        return job;
    }

    /** Gives up what is left of it. */
    void leave(long atNanos, Job job) {
        advance(atNanos);
        present.remove(job);
    }

    /** How long from {@code atNanos} until it is done if nobody else comes; 0 when it is. Others who come delay it. */
    long remainingNanos(long atNanos, Job job) {
        advance(atNanos);
        if (!present.contains(job)) {
            return 0;
        }
        double left = 0;
        double work = workNanos;
        int jobs = present.size();
        for (Iterator<Job> it = present.stream().sorted(present.comparator()).iterator(); it.hasNext(); jobs--) {
            Job next = it.next();
            left += (next.doneAtWork - work) / rate(jobs);
            work = next.doneAtWork;
            if (next == job) {
                break;
            }
        }
        return (long) Math.ceil(left);
    }

    private void advance(long toNanos) {
        while (nowNanos < toNanos) {
            Job next = present.peek();
            double leftNanos = toNanos - nowNanos;
            double untilDone = next == null ? leftNanos : (next.doneAtWork - workNanos) / rate(present.size());
            if (next != null && untilDone <= leftNanos) {
                workNanos = next.doneAtWork;
                nowNanos += untilDone;
                present.remove();
            } else {
                workNanos += next == null ? 0 : leftNanos * rate(present.size());
                nowNanos = toNanos;
            }
        }
    }

    private double rate(int jobs) {
        return capacity.speed(jobs) / jobs;
    }
}
