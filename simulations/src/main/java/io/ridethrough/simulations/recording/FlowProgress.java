package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** The running figures of one flow. */
public final class FlowProgress {

    /** Snapshots that the latency percentile looks back over; they are taken about once a second. */
    private static final int WINDOW = 5;

    private static final long MAX_MILLIS = 3_600_000;
    private static final int DIGITS = 2;

    private final LongAdder arrived = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Queue<SingleWriterRecorder> latencies = new ConcurrentLinkedQueue<>();

    /** One for each event loop: what two of them write goes to and fro between their processors with every request. */
    private final ThreadLocal<SingleWriterRecorder> own = ThreadLocal.withInitial(this::newLatencies);

    private final Deque<Histogram> window = new ArrayDeque<>();
    private long sampled;

    FlowProgress() {}

    void arrived() {
        arrived.increment();
    }

    void ended(Journey journey) {
        if (journey.completed()) {
            completed.increment();
        } else if (!journey.aborted()) {
            failed.increment();
        }
    }

    void sampled(Sample sample) {
        own.get().recordValue(Math.min(MAX_MILLIS, Math.max(0, sample.latencyMicros() / 1_000)));
    }

    Snapshot next() {
        if (window.size() == WINDOW) {
            window.removeFirst();
        }
        Histogram newest = new Histogram(MAX_MILLIS, DIGITS);
        latencies.forEach(one -> newest.add(one.getIntervalHistogram()));
        sampled += newest.getTotalCount();
        window.addLast(newest);
        Histogram recent = new Histogram(MAX_MILLIS, DIGITS);
        window.forEach(recent::add);
        return new Snapshot(arrived.sum(), completed.sum(), failed.sum(), recent.getValueAtPercentile(95));
    }

    /** Requests that had ended by the last snapshot. Only by the thread that takes snapshots. */
    long sampled() {
        return sampled;
    }

    private SingleWriterRecorder newLatencies() {
        SingleWriterRecorder created = new SingleWriterRecorder(MAX_MILLIS, DIGITS);
        latencies.add(created);
        return created;
    }

    /**
     * A flow so far.
     *
     * @param arrived journeys begun
     * @param completed journeys whose every step succeeded
     * @param failed journeys that ended at a failed step
     * @param p95Millis 95th percentile of request latency, from the intended start, over the last few seconds
     */
    public record Snapshot(long arrived, long completed, long failed, long p95Millis) {}
}
