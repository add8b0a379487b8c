package io.ridethrough.environments.egress;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/** The connection to whom the system under test called. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes its channel, and that is watched
final class CalleeHandler extends ChannelInboundHandlerAdapter {
    private final ChannelHandlerContext caller;
    private final CallerHandler calls;
    private boolean isLast;
    private boolean isInterim;

    CalleeHandler(ChannelHandlerContext caller, CallerHandler calls) {
        this.caller = caller;
        this.calls = calls;
    }

    @Override
    public void channelRead(ChannelHandlerContext callee, Object message) {
        if (!(message instanceof HttpObject part) || !part.decoderResult().isSuccess()) {
            ReferenceCountUtil.release(message);
            hangUp(callee);
            return;
        }
        OpenCall open = calls.callTo(callee.channel());
        if (open == null) {
            // Nobody asked: it would be taken for the answer to the next call.
            ReferenceCountUtil.release(message);
            callee.close();
            return;
        }
        if (part instanceof HttpResponse response) {
            if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                // Nobody asked for that either: Upgrade is not passed on.
                ReferenceCountUtil.release(message);
                hangUp(callee);
                return;
            }
            begin(response, open);
        }
        if (part instanceof HttpContent content) {
            open.answered(content.content());
        }
        if (part instanceof LastHttpContent last) {
            open.answered(last.trailingHeaders());
        }
        boolean isEnd = part instanceof LastHttpContent && !isInterim;
        ChannelFuture written = caller.writeAndFlush(part);
        if (isEnd) {
            if (isLast) {
                callee.close();
            }
            calls.answered(caller, open, isLast, written);
        } else if (!caller.channel().isWritable()) {
            callee.channel().config().setAutoRead(false);
        }
    }

    private void begin(HttpResponse response, OpenCall open) {
        isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (isInterim) {
            return;
        }
        open.answered(response);
        // An answer with neither length nor chunks ends with its connection, unless it has no body at all.
        boolean hasEnd = HttpUtil.isContentLengthSet(response)
                || HttpUtil.isTransferEncodingChunked(response)
                || response.status().equals(HttpResponseStatus.NO_CONTENT)
                || response.status().equals(HttpResponseStatus.NOT_MODIFIED);
        isLast = !hasEnd || !HttpUtil.isKeepAlive(response) || !calls.isCallerStaying();
        Framing.stripHop(response);
        if (isLast) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext callee) {
        calls.readOrWait(caller);
    }

    @Override
    public void channelInactive(ChannelHandlerContext callee) {
        hangUp(callee);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext callee, Throwable broken) {
        hangUp(callee);
    }

    private void hangUp(ChannelHandlerContext callee) {
        OpenCall open = calls.callTo(callee.channel());
        callee.close();
        if (open != null) {
            calls.cut(caller, open);
        }
    }
}
