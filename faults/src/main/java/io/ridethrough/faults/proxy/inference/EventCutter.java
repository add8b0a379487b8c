package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Event;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the content of one event stream into whole events. While no stage is there to need them, content passes as it
 * comes; a stage that arrives gets events from the next whole one on.
 */
final class EventCutter {
    /** A longer event goes on as {@link Bytes}. */
    static final int MAX_EVENT_BYTES = 256 * 1024;

    private enum Passing {
        WHOLE,
        /** It began when there was no stage, so that stages are not told its rest either. */
        HALF_PASSED,
        TOO_LONG
    }

    private final AnswerChain chain;
    private final EventScanner scanner = new EventScanner();
    private Passing current = Passing.WHOLE;
    private @Nullable ByteBuf gathered;

    EventCutter(AnswerChain chain) {
        this.chain = chain;
    }

    void accept(ByteBuf content, long nominalNanos) {
        if (chain.isEmpty()) {
            passAsItIs(content, nominalNanos);
            return;
        }
        while (content.isReadable()) {
            int endIndex = scanner.scan(content);
            boolean isEnd = endIndex >= 0;
            int size = (isEnd ? endIndex : content.writerIndex()) - content.readerIndex();
            take(content, size, nominalNanos);
            if (isEnd) {
                ended(nominalNanos);
            }
        }
        content.release();
    }

    /** Passes on what there is of an event that may not become whole. */
    void flush(long nominalNanos) {
        ByteBuf partial = gathered;
        gathered = null;
        if (partial != null) {
            chain.accept(new Bytes(partial), nominalNanos);
        }
    }

    /** Stages have come or gone. */
    void chainChanged(long nominalNanos) {
        if (chain.isEmpty()) {
            flush(nominalNanos);
            current = scanner.isBetweenEvents() ? Passing.WHOLE : Passing.HALF_PASSED;
        }
    }

    void release() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }

    private void passAsItIs(ByteBuf content, long nominalNanos) {
        ByteBuf view = content.duplicate();
        for (int endIndex = scanner.scan(view); endIndex >= 0; endIndex = scanner.scan(view)) {
            view.readerIndex(endIndex);
        }
        current = scanner.isBetweenEvents() ? Passing.WHOLE : Passing.HALF_PASSED;
        chain.accept(new Bytes(content), nominalNanos);
    }

    private void take(ByteBuf content, int size, long nominalNanos) {
        if (current == Passing.WHOLE) {
            gather(content, size);
            if (gathered != null && gathered.readableBytes() > MAX_EVENT_BYTES) {
                flush(nominalNanos);
                current = Passing.TOO_LONG;
            }
        } else if (size > 0) {
            Bytes rest = new Bytes(content.readRetainedSlice(size));
            if (current == Passing.TOO_LONG) {
                chain.accept(rest, nominalNanos);
            } else {
                chain.passBy(rest, nominalNanos);
            }
        }
    }

    // A copy: an event that is held must not hold on to all of the buffer that it came in.
    private void gather(ByteBuf content, int size) {
        if (gathered == null) {
            gathered = ByteBufAllocator.DEFAULT.buffer(size);
        }
        gathered.writeBytes(content, size);
    }

    private void ended(long nominalNanos) {
        ByteBuf frame = gathered;
        gathered = null;
        current = Passing.WHOLE;
        if (frame != null) {
            chain.accept(new Event(frame, EventScanner.payload(frame)), nominalNanos);
        }
    }
}
