package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/** One of Netty's decoders outside of a socket's pipeline: it decodes when it is fed, and tells what it finds. */
final class HandFed {
    private final ByteToMessageDecoder decoder;
    private final EmbeddedChannel channel;
    private boolean isReleased;

    /** @param taker takes over each message as soon as it is decoded */
    HandFed(ByteToMessageDecoder decoder, Consumer<Object> taker) {
        this.decoder = decoder;
        this.channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (isReleased) {
                    ReferenceCountUtil.release(message);
                } else {
                    taker.accept(message);
                }
            }
        });
    }

    void feed(ByteBuf bytes) {
        if (isReleased) {
            bytes.release();
            return;
        }
        channel.pipeline().fireChannelRead(bytes);
        channel.checkException();
    }

    /** No more bytes will come; that may complete a message. */
    void end() {
        if (!isReleased) {
            channel.pipeline().fireChannelInactive();
            channel.checkException();
        }
    }

    /** Gives up what is left over; the taker is told nothing more. */
    void release() {
        if (!isReleased) {
            isReleased = true;
            channel.pipeline().remove(decoder);
        }
    }
}
