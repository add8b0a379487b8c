package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;

/**
 * Takes one direction's bytes in order. The time that goes with them is when they are nominally here, in the scale of
 * {@link System#nanoTime()}: stages that delay count from it, so that a timer's overshoot never adds up.
 */
public interface ByteSink {

    /** Takes over the chunk and its release. */
    void accept(ByteBuf chunk, long nominalNanos);

    /** The sender has ended this direction; nothing follows. */
    void end(long nominalNanos);
}
