package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins what is written between {@link #open()} and {@link #shut()}, so that what was made of one chunk leaves as one.
 * Bytes of different nominal times never share a chunk. Outside of the two, each write leaves at once.
 */
final class Outlet {
    /** Pieces up to this size are copied behind one another; larger ones are passed as they are. */
    private static final int COPIED_BYTES = 2048;

    private final ByteSink sink;
    private final List<ByteBuf> pieces = new ArrayList<>();
    private long piecesNanos;
    private int openings;
    private boolean isReleased;

    Outlet(ByteSink sink) {
        this.sink = sink;
    }

    void open() {
        openings++;
    }

    void shut() {
        openings--;
        if (openings == 0) {
            flush();
        }
    }

    void write(ByteBuf bytes, long nominalNanos) {
        if (isReleased) {
            bytes.release();
            return;
        }
        if (nominalNanos != piecesNanos) {
            flush();
            piecesNanos = nominalNanos;
        }
        add(bytes);
        if (openings == 0) {
            flush();
        }
    }

    void flush() {
        if (pieces.isEmpty()) {
            return;
        }
        ByteBuf joined = pieces.size() == 1 ? pieces.get(0) : Unpooled.wrappedBuffer(pieces.toArray(new ByteBuf[0]));
        pieces.clear();
        if (joined.isReadable()) {
            sink.accept(joined, piecesNanos);
        } else {
            joined.release();
        }
    }

    void end(long nominalNanos) {
        if (!isReleased) {
            flush();
            sink.end(nominalNanos);
        }
    }

    /** The connection is gone: gives up what is not out yet, and all that follows. */
    void release() {
        isReleased = true;
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }

    private void add(ByteBuf bytes) {
        int size = bytes.readableBytes();
        ByteBuf tail = pieces.isEmpty() ? Unpooled.EMPTY_BUFFER : pieces.get(pieces.size() - 1);
        if (size <= COPIED_BYTES && size <= tail.maxFastWritableBytes() && !tail.isReadOnly()) {
            tail.writeBytes(bytes);
            bytes.release();
        } else {
            pieces.add(bytes);
        }
    }
}
