package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;

/**
 * Lets a number of bytes pass while it applies, then ends its direction, which closes the connection once those bytes
 * are delivered; 0 does so at the first byte. The count is the connection's: it survives updates.
 */
final class LimitDataStage extends Stage {
    private long passedBytes;
    private boolean hasCut;

    LimitDataStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (hasCut) {
            chunk.release();
        } else if (isApplied()) {
            acceptWithin(chunk, nominalNanos);
        } else {
            next().accept(chunk, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (!hasCut) {
            next().end(nominalNanos);
        }
    }

    /** What comes after the cut must not pass even when the toxic is gone. */
    @Override
    boolean isFinal() {
        return hasCut;
    }

    @Override
    void removed() {}

    @Override
    void release() {}

    private void acceptWithin(ByteBuf chunk, long nominalNanos) {
        long leftBytes = Math.max(0, ((NetworkAttributes.LimitData) toxic().attributes()).bytes() - passedBytes);
        int chunkBytes = chunk.readableBytes();
        if (chunkBytes < leftBytes) {
            passedBytes += chunkBytes;
            next().accept(chunk, nominalNanos);
            return;
        }
        hasCut = true;
        touch();
        passedBytes += leftBytes;
        if (leftBytes > 0) {
            // What lies beyond the limit is cut off the chunk's end, in place.
            next().accept(chunk.writerIndex(chunk.readerIndex() + (int) leftBytes), nominalNanos);
        } else {
            chunk.release();
        }
        next().end(nominalNanos);
    }
}
