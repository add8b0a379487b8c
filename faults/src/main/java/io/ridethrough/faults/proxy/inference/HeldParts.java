package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.ridethrough.faults.proxy.toxics.Line;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Parts that wait, in order, each until its own time and until those before it have gone; one timer serves the first.
 * Bounded by the line, which stops reading when too much is held. A part never leaves early.
 */
final class HeldParts {
    /** What a held part costs beside its bytes, so that many tiny parts are bounded too. */
    static final int OVERHEAD_BYTES = 128;

    /** No part stands for the end of the upstream's connection. */
    private record Held(@Nullable Part part, int costBytes, long dueNanos) {}

    private final ArrayDeque<Held> queue = new ArrayDeque<>(4);
    private final Line line;
    private final AnswerStage stage;
    private Line.@Nullable Alarm timer;

    HeldParts(Line line, AnswerStage stage) {
        this.line = line;
        this.stage = stage;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(Part part, long dueNanos) {
        Part kept = compact(part);
        enqueue(kept, kept.costBytes() + OVERHEAD_BYTES, dueNanos);
    }

    /** The upstream has ended the connection, after all that is held. */
    void addEnd(long dueNanos) {
        enqueue(null, OVERHEAD_BYTES, dueNanos);
    }

    /** Passes everything on at once, in order. */
    void flush() {
        cancelTimer();
        while (!queue.isEmpty()) {
            passOn(queue.remove(), line.nanoTime());
        }
    }

    void release() {
        cancelTimer();
        while (!queue.isEmpty()) {
            Held held = queue.remove();
            line.held(-held.costBytes());
            if (held.part() != null) {
                held.part().release();
            }
        }
    }

    private void enqueue(@Nullable Part part, int costBytes, long dueNanos) {
        Held last = queue.peekLast();
        queue.add(new Held(part, costBytes, last == null ? dueNanos : Times.later(dueNanos, last.dueNanos())));
        line.held(costBytes);
        if (timer == null) {
            startTimer();
        }
    }

    private void startTimer() {
        timer = line.alarm(queue.element().dueNanos(), this::passOnDue);
    }

    private void passOnDue() {
        timer = null;
        while (!queue.isEmpty() && queue.element().dueNanos() - line.nanoTime() <= 0) {
            Held held = queue.remove();
            passOn(held, held.dueNanos());
        }
        if (!queue.isEmpty() && timer == null) {
            startTimer();
        }
    }

    private void passOn(Held held, long nominalNanos) {
        line.held(-held.costBytes());
        if (held.part() == null) {
            stage.next().end(nominalNanos);
        } else {
            stage.next().accept(held.part(), nominalNanos);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private static Part compact(Part part) {
        if (part instanceof Part.Event event) {
            return new Part.Event(compact(event.frame()), event.payload());
        }
        return part instanceof Part.Bytes bytes ? new Part.Bytes(compact(bytes.content())) : part;
    }

    /** A small piece cut out of a large read buffer would hold on to all of that buffer. */
    private static ByteBuf compact(ByteBuf piece) {
        ByteBuf whole = piece.unwrap();
        if (whole == null || piece.readableBytes() * 4L >= whole.capacity()) {
            return piece;
        }
        ByteBuf copy = piece.alloc().ioBuffer(piece.readableBytes());
        copy.writeBytes(piece);
        piece.release();
        return copy;
    }
}
