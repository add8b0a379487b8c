package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.List;
import java.util.function.Predicate;

/** Decodes answers, and passes on raw bytes once an answer has said that something else than HTTP follows. */
final class AnswerDecoder extends HttpResponseDecoder {
    private final Predicate<HttpResponse> isHeadOnly;
    private final Predicate<HttpResponse> isLast;
    private boolean isRaw;

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
            super.decode(context, in, out);
        }
    }
}
