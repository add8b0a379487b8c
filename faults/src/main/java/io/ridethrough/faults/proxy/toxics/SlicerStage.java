package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts chunks into slices, evenly drawn from average − variation to average + variation bytes and never less than one,
 * with a pause from each slice to the next. What is left of a chunk passes whole once it is no longer than the longest
 * slice. Cuts are made as slices leave, so that what waits costs no more memory than its bytes.
 */
final class SlicerStage extends Stage {
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private boolean hasEnded;
    private boolean hasSliced;
    private long slicedNanos;
    private long dueNanos;
    private Line.@Nullable Alarm timer;

    SlicerStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        passOnUntil(nominalNanos);
        if (waiting.isEmpty() && !isCutting()) {
            next().accept(chunk, nominalNanos);
            return;
        }
        if (isCutting()) {
            touch();
        }
        boolean isFirst = waiting.isEmpty();
        line().held(HeldChunks.costBytes(chunk));
        waiting.add(chunk);
        if (isFirst) {
            dueNanos = hasSliced ? later(nominalNanos, pausedNanos()) : nominalNanos;
            passOnDue();
        }
    }

    @Override
    public void end(long nominalNanos) {
        passOnUntil(nominalNanos);
        if (waiting.isEmpty()) {
            next().end(nominalNanos);
        } else {
            hasEnded = true;
        }
    }

    @Override
    void updated() {
        if (!waiting.isEmpty()) {
            if (isCutting()) {
                cancelTimer();
                dueNanos = pausedNanos();
                passOnDue();
            } else {
                removed();
                hasEnded = false;
            }
        }
    }

    @Override
    void removed() {
        cancelTimer();
        while (!waiting.isEmpty()) {
            ByteBuf chunk = waiting.remove();
            line().held(-HeldChunks.costBytes(chunk));
            next().accept(chunk, line().nanoTime());
        }
        if (hasEnded) {
            next().end(line().nanoTime());
        }
    }

    @Override
    void release() {
        cancelTimer();
        while (!waiting.isEmpty()) {
            ByteBuf chunk = waiting.remove();
            line().held(-HeldChunks.costBytes(chunk));
            chunk.release();
        }
    }

    private NetworkAttributes.Slicer slicer() {
        return (NetworkAttributes.Slicer) toxic().attributes();
    }

    private boolean isCutting() {
        return isApplied() && slicer().averageBytes() > 0;
    }

    private long pausedNanos() {
        return slicedNanos + TimeUnit.MICROSECONDS.toNanos(slicer().delayMicros());
    }

    private void passOnDue() {
        timer = null;
        passOnUntil(line().nanoTime());
        if (!waiting.isEmpty()) {
            timer = line().alarm(dueNanos, this::passOnDue);
        }
    }

    /** A timer that is late must not make a later chunk seem to have waited: so arrivals too pass on what is due. */
    private void passOnUntil(long untilNanos) {
        while (!waiting.isEmpty() && dueNanos - untilNanos <= 0) {
            passOnSlice();
        }
        if (waiting.isEmpty()) {
            cancelTimer();
        }
    }

    private void passOnSlice() {
        ByteBuf first = waiting.element();
        int sliceBytes = sliceBytes(first.readableBytes());
        boolean isLast = sliceBytes == first.readableBytes();
        line().held(isLast ? -HeldChunks.costBytes(first) : -sliceBytes);
        ByteBuf slice = isLast ? waiting.remove() : first.readRetainedSlice(sliceBytes);
        hasSliced = true;
        slicedNanos = dueNanos;
        dueNanos = pausedNanos();
        next().accept(slice, slicedNanos);
        if (hasEnded && waiting.isEmpty()) {
            hasEnded = false;
            next().end(slicedNanos);
        }
    }

    private int sliceBytes(int chunkBytes) {
        NetworkAttributes.Slicer slicer = slicer();
        long longest = slicer.averageBytes() + slicer.variationBytes();
        if (chunkBytes <= longest) {
            return chunkBytes;
        }
        long shortest = Math.max(1, slicer.averageBytes() - slicer.variationBytes());
        return (int) (shortest == longest ? longest : random().nextLong(shortest, longest + 1));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private static long later(long aNanos, long bNanos) {
        return aNanos - bNanos >= 0 ? aNanos : bNanos;
    }
}
