package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;

/** The sink of a stage that is not yet part of a chain. */
enum Nowhere implements ByteSink {
    INSTANCE;

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        chunk.release();
    }

    @Override
    public void end(long nominalNanos) {}
}
