package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Predicate;

/** Decodes answers, and passes on raw bytes once an answer has said that something else than HTTP follows. */
final class AnswerDecoder extends HttpResponseDecoder {
    private final Predicate<HttpResponse> isHeadOnly;
    private final Predicate<HttpResponse> isLast;
    private boolean isRaw;
    private boolean isInHead = true;
    private ByteBuf headSoFar = Unpooled.EMPTY_BUFFER;

    /**
     * @param isHeadOnly whether an answer has no content whatever its headers say
     * @param isLast whether what follows an answer's head is no HTTP
     */
    AnswerDecoder(Predicate<HttpResponse> isHeadOnly, Predicate<HttpResponse> isLast) {
        super(HttpLimits.config());
        this.isHeadOnly = isHeadOnly;
        this.isLast = isLast;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        HttpResponse response = (HttpResponse) message;
        isRaw = isLast.test(response);
        return isRaw || isHeadOnly.test(response);
    }

    @Override
    protected boolean isSwitchingToNonHttp1Protocol(HttpResponse response) {
        // Handled here: Netty knows neither what CONNECT asks for nor every upgrade.
        return false;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (isRaw) {
            out.add(in.readRetainedSlice(in.readableBytes()));
        } else {
            int from = in.readerIndex();
            super.decode(context, in, out);
            if (!out.isEmpty()) {
                isInHead = out.get(out.size() - 1) instanceof LastHttpContent;
                headSoFar = Unpooled.EMPTY_BUFFER;
            } else if (isInHead) {
                keep(in, from, in.readerIndex() - from);
            }
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (isInHead && !isRaw) {
            keep(in, in.readerIndex(), in.readableBytes());
            isInHead = false;
        }
        ByteBuf kept = headSoFar;
        super.decodeLast(context, in, out);
        headSoFar = kept;
    }

    /** After the last byte: what came of a head that will not be complete, or nothing. */
    ByteBuf cutOffHead() {
        return headSoFar;
    }

    // Of no pool, and so in need of no release. The decoder's limits bound it.
    private void keep(ByteBuf in, int index, int count) {
        if (count > 0) {
            headSoFar = Unpooled.buffer(headSoFar.readableBytes() + count)
                    .writeBytes(headSoFar)
                    .writeBytes(in, index, count);
        }
    }
}
