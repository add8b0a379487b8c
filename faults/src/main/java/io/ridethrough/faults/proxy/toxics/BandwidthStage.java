package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets bytes pass at a rate: a slice leaves when its last byte would have been through, never before. Slices are what
 * {@value #SLICE_MILLIS} ms let through, so that a large chunk trickles instead of jumping.
 */
final class BandwidthStage extends Stage {
    private static final long SLICE_MILLIS = 20;

    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private boolean hasEnded;
    private long freeNanos;
    private Line.@Nullable Alarm timer;
    private ByteBuf slice = Unpooled.EMPTY_BUFFER;
    private long sliceDueNanos;

    BandwidthStage(Toxic toxic, Line line) {
        super(toxic, line);
        freeNanos = line.nanoTime();
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        passOnUntil(nominalNanos);
        if (isIdle() && !isApplied()) {
            next().accept(chunk, nominalNanos);
            return;
        }
        if (isApplied()) {
            touch();
        }
        if (isIdle()) {
            freeNanos = later(freeNanos, nominalNanos);
        }
        line().held(chunk.readableBytes());
        enqueue(chunk);
        startSlice();
    }

    @Override
    public void end(long nominalNanos) {
        passOnUntil(nominalNanos);
        if (isIdle()) {
            next().end(nominalNanos);
        } else {
            hasEnded = true;
        }
    }

    @Override
    void updated() {
        if (!isIdle()) {
            putBackSlice();
            // A new rate counts from now: the time already waited was at the old one.
            freeNanos = line().nanoTime();
            startSlice();
        }
    }

    @Override
    void removed() {
        putBackSlice();
        while (!waiting.isEmpty()) {
            ByteBuf chunk = waiting.remove();
            line().held(-chunk.readableBytes());
            next().accept(chunk, line().nanoTime());
        }
        if (hasEnded) {
            next().end(line().nanoTime());
        }
    }

    @Override
    void release() {
        putBackSlice();
        while (!waiting.isEmpty()) {
            ByteBuf chunk = waiting.remove();
            line().held(-chunk.readableBytes());
            chunk.release();
        }
    }

    /** Small chunks share a buffer, so that what waits costs little more memory than its bytes. */
    private void enqueue(ByteBuf chunk) {
        ByteBuf tail = waiting.peekLast();
        if (tail != null && chunk.readableBytes() <= tail.maxFastWritableBytes()) {
            tail.writeBytes(chunk);
            chunk.release();
        } else {
            waiting.add(chunk);
        }
    }

    private boolean isIdle() {
        return waiting.isEmpty() && !slice.isReadable();
    }

    /** Cuts the next slice and sets its timer, unless one is on its way, nothing waits, or the rate is 0. */
    private void startSlice() {
        if (slice.isReadable() || waiting.isEmpty()) {
            return;
        }
        ByteBuf first = waiting.element();
        int sliceBytes = first.readableBytes();
        long costNanos = 0;
        if (isApplied()) {
            long rate = ((NetworkAttributes.Bandwidth) toxic().attributes()).kilobytesPerSecond();
            if (rate == 0) {
                return;
            }
            // 1 kB/s is 1 byte a millisecond.
            sliceBytes = (int) Math.min(sliceBytes, Math.min(Integer.MAX_VALUE, rate * SLICE_MILLIS));
            costNanos = TimeUnit.MILLISECONDS.toNanos(sliceBytes) / rate;
        }
        slice = sliceBytes == first.readableBytes() ? waiting.remove() : first.readRetainedSlice(sliceBytes);
        freeNanos += costNanos;
        sliceDueNanos = freeNanos;
        startTimer();
    }

    private void startTimer() {
        timer = line().alarm(sliceDueNanos, this::passOnSlice);
    }

    /** A timer that is late must not make a later chunk seem to have waited: so arrivals too pass on what is due. */
    private void passOnUntil(long untilNanos) {
        while (slice.isReadable() && sliceDueNanos - untilNanos <= 0) {
            cancelTimer();
            passOnSlice();
        }
    }

    private void passOnSlice() {
        timer = null;
        ByteBuf passed = slice;
        slice = Unpooled.EMPTY_BUFFER;
        line().held(-passed.readableBytes());
        next().accept(passed, sliceDueNanos);
        startSlice();
        if (hasEnded && isIdle()) {
            next().end(sliceDueNanos);
        }
    }

    private void putBackSlice() {
        cancelTimer();
        if (slice.isReadable()) {
            waiting.addFirst(slice);
            slice = Unpooled.EMPTY_BUFFER;
        }
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
