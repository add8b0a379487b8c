package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that wait, in order, each until its own time; one timer serves the first. Bounded by the line, which stops
 * reading when too much is held. A chunk never leaves early.
 */
final class HeldChunks {
    /** What a held chunk costs beside its bytes, so that many tiny chunks are bounded too. */
    private static final int OVERHEAD_BYTES = 64;

    private record Held(ByteBuf chunk, boolean isEnd, long dueNanos) {
        int costBytes() {
            return HeldChunks.costBytes(chunk);
        }
    }

    private final ArrayDeque<Held> queue = new ArrayDeque<>();
    private final Line line;
    private final Stage stage;
    private Line.@Nullable Alarm timer;
    private long lastDueNanos;

    HeldChunks(Line line, Stage stage) {
        this.line = line;
        this.stage = stage;
        this.lastDueNanos = line.nanoTime();
    }

    /** What a chunk counts for while it is held. */
    static int costBytes(ByteBuf chunk) {
        return chunk.readableBytes() + OVERHEAD_BYTES;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Holds a chunk until its time, or until that of the chunk before it where that is later. */
    void add(ByteBuf chunk, long dueNanos) {
        enqueue(new Held(compact(chunk), false, notBeforeLast(dueNanos)));
    }

    void addEnd(long dueNanos) {
        enqueue(new Held(Unpooled.EMPTY_BUFFER, true, notBeforeLast(dueNanos)));
    }

    /** Passes everything on at once, in order. */
    void flush() {
        cancelTimer();
        while (!queue.isEmpty()) {
            passOn(queue.remove(), line.nanoTime());
        }
        lastDueNanos = line.nanoTime();
    }

    void release() {
        cancelTimer();
        while (!queue.isEmpty()) {
            Held held = queue.remove();
            line.held(-held.costBytes());
            held.chunk().release();
        }
    }

    private long notBeforeLast(long dueNanos) {
        if (dueNanos - lastDueNanos > 0) {
            lastDueNanos = dueNanos;
        }
        return lastDueNanos;
    }

    private void enqueue(Held held) {
        queue.add(held);
        line.held(held.costBytes());
        if (timer == null) {
            startTimer(held.dueNanos());
        }
    }

    private void startTimer(long dueNanos) {
        timer = line.alarm(dueNanos, this::passOnDue);
    }

    private void passOnDue() {
        timer = null;
        while (!queue.isEmpty() && queue.element().dueNanos() - line.nanoTime() <= 0) {
            Held held = queue.remove();
            passOn(held, held.dueNanos());
        }
        if (!queue.isEmpty() && timer == null) {
            startTimer(queue.element().dueNanos());
        }
    }

    private void passOn(Held held, long nominalNanos) {
        line.held(-held.costBytes());
        if (held.isEnd()) {
            stage.next().end(nominalNanos);
        } else {
            stage.next().accept(held.chunk(), nominalNanos);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** A small chunk in a large read buffer would hold on to all of that buffer. */
    private static ByteBuf compact(ByteBuf chunk) {
        int readable = chunk.readableBytes();
        if (readable * 4L >= chunk.capacity()) {
            return chunk;
        }
        ByteBuf copy = chunk.alloc().ioBuffer(readable).writeBytes(chunk);
        chunk.release();
        return copy;
    }
}
