package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/** Decodes one request at a time; what comes behind it waits, undecoded, until the next may begin. */
final class RequestDecoder extends HttpRequestDecoder {
    private enum Mode {
        OPEN,
        SHUT,
        RAW
    }

    private Mode mode = Mode.OPEN;

    RequestDecoder() {
        super(HttpLimits.config());
    }

    /** Decodes on. */
    void open() {
        mode = mode == Mode.RAW ? Mode.RAW : Mode.OPEN;
    }

    /** Decodes nothing more, from the end of the message on that was decoded last. */
    void shut() {
        mode = Mode.SHUT;
    }

    /** No HTTP follows: passes on bytes as they come. */
    void passRaw() {
        mode = Mode.RAW;
    }

    /** How much waits behind the message that was decoded last; a piece of a head that is being decoded does not. */
    int waitingBytes() {
        return mode == Mode.SHUT ? actualReadableBytes() : 0;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (mode == Mode.OPEN) {
            super.decode(context, in, out);
        } else if (mode == Mode.RAW) {
            out.add(in.readRetainedSlice(in.readableBytes()));
        }
    }
}
