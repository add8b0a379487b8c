package io.ridethrough.environments.inference;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands first in a pipeline and notes when bytes were read, before decryption and parsing take their time. */
final class ReadClock extends ChannelInboundHandlerAdapter {
    private long readNanos = System.nanoTime();

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        readNanos = System.nanoTime();
        context.fireChannelRead(bytes);
    }

    /** Of the bytes that came last, by {@link System#nanoTime()}. */
    long readNanos() {
        return readNanos;
    }
}
