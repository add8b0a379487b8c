package io.ridethrough.environments.egress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/** The connection to whom the system under test called. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes its channel, and that is watched
final class CalleeHandler extends ChannelInboundHandlerAdapter {
    private final Channel caller;
    private final CallerHandler calls;
    private boolean isLast;
    private boolean isInterim;

    CalleeHandler(Channel caller, CallerHandler calls) {
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
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            isLast = !HttpUtil.isKeepAlive(response);
            if (!isInterim) {
                open.answered(response);
            }
        }
        if (part instanceof HttpContent content) {
            open.answered(content.content());
        }
        boolean isEnd = part instanceof LastHttpContent && !isInterim;
        ChannelFuture written = caller.writeAndFlush(part);
        if (isEnd) {
            calls.end(EgressCall.Ending.ANSWERED);
            if (isLast) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        } else if (!caller.isWritable()) {
            callee.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext callee) {
        caller.config().setAutoRead(callee.channel().isWritable());
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
        callee.close();
        if (calls.callTo(callee.channel()) != null) {
            calls.end(EgressCall.Ending.CUT);
            caller.close();
        }
    }
}
