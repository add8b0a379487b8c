package io.ridethrough.environments.egress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the system under test. Passes each request on over a connection of its own, piece by piece as it
 * comes, one request after another, and hangs up on either side when the other does: a fault behind must look the same as
 * without a proxy in between, and for that reason no {@code Via} is added either.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes its channel, and that is watched
final class CallerHandler extends ChannelInboundHandlerAdapter {
    private final Recording recording;
    // What came before its turn: while the callee is being connected, or a request before this one is not yet answered.
    // The caller is not read meanwhile, so that it is never more than one read brings.
    private final Deque<HttpObject> held = new ArrayDeque<>();
    private @Nullable Channel callee;
    private String calleeText = "";
    private @Nullable OpenCall call;
    private @Nullable CallTarget tunnelTo;
    private boolean isCallerStaying;
    private boolean isRequestWhole;
    private boolean isConnecting;
    private boolean isTakingHeld;
    private boolean isOver;

    CallerHandler(Recording recording) {
        this.recording = recording;
    }

    @Override
    public void channelRead(ChannelHandlerContext caller, Object message) {
        if (isOver || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
        } else if (isBusy() || !held.isEmpty()) {
            held.add(part);
            readOrWait(caller);
        } else {
            take(caller, part);
        }
    }

    private boolean isBusy() {
        return isConnecting || call != null && isRequestWhole;
    }

    private void take(ChannelHandlerContext caller, HttpObject part) {
        if (part instanceof HttpRequest request) {
            begin(caller, request);
        }
        OpenCall open = call;
        if (isOver || open == null || !(part instanceof HttpContent content)) {
            if (!(part instanceof HttpRequest) || isOver) {
                ReferenceCountUtil.release(part);
            }
            return;
        }
        if (content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(part);
            giveUp(
                    caller,
                    open,
                    EgressCall.Ending.ABANDONED,
                    HttpResponseStatus.BAD_REQUEST,
                    "the body's framing broke");
            return;
        }
        open.asked(content.content());
        if (part instanceof LastHttpContent last) {
            open.asked(last.trailingHeaders());
            isRequestWhole = true;
        }
        CallTarget far = tunnelTo;
        if (far != null) {
            ReferenceCountUtil.release(part);
            beTunnel(caller, far, open);
        } else {
            forward(caller, part);
        }
    }

    private void begin(ChannelHandlerContext caller, HttpRequest request) {
        CallTarget to;
        try {
            Framing.check(request);
            to = CallTarget.of(request);
        } catch (Refusal broken) {
            refuse(caller, recording.beginNowhere(request), broken);
            return;
        }
        boolean isTunnel = request.method().equals(HttpMethod.CONNECT);
        OpenCall open = recording.begin(request, to, isTunnel);
        if (isTunnel && isTakingHeld) {
            // What follows it has been read as HTTP already.
            refuse(caller, open, Refusal.of(HttpResponseStatus.BAD_REQUEST, "CONNECT before an earlier answer"));
            return;
        }
        call = open;
        isRequestWhole = false;
        if (isTunnel) {
            tunnelTo = to;
            return;
        }
        isCallerStaying =
                HttpUtil.isKeepAlive(request) && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        Framing.stripHop(request);
        request.setUri(to.pathAndQuery()).headers().set(HttpHeaderNames.HOST, to.text());
        if (!isCallerStaying) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        Channel current = callee;
        if (current != null && current.isActive() && calleeText.equals(to.text())) {
            forward(caller, request);
        } else {
            connect(caller, to, request, open);
        }
    }

    private void connect(ChannelHandlerContext caller, CallTarget to, HttpRequest request, OpenCall open) {
        Channel old = callee;
        callee = null;
        if (old != null) {
            old.close();
        }
        calleeText = to.text();
        isConnecting = true;
        readOrWait(caller);
        ChannelInitializer<Channel> handlers = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new CalleeHandler(caller, CallerHandler.this));
            }
        };
        recording
                .outward()
                .connect(caller.channel().eventLoop(), to, open, handlers)
                .addListener((Future<Channel> connected) -> connected(caller, request, open, connected));
    }

    private void connected(
            ChannelHandlerContext caller, HttpRequest request, OpenCall open, Future<Channel> connected) {
        isConnecting = false;
        if (connected.isSuccess() && (isOver || call != open)) {
            connected.getNow().close();
        } else if (connected.isSuccess()) {
            callee = connected.getNow();
            forward(caller, request);
            takeHeld(caller);
        } else if (!isOver) {
            call = null;
            refuse(caller, open, refusal(connected.cause()));
        }
    }

    private static Refusal refusal(Throwable cause) {
        return cause instanceof Refusal refusal
                ? refusal
                : new Refusal(HttpResponseStatus.BAD_GATEWAY, EgressCall.Ending.UNREACHABLE, "it cannot be called");
    }

    private void takeHeld(ChannelHandlerContext caller) {
        isTakingHeld = true;
        while (!held.isEmpty() && !isOver && !isBusy()) {
            take(caller, held.remove());
        }
        isTakingHeld = false;
        readOrWait(caller);
    }

    private void forward(ChannelHandlerContext caller, HttpObject part) {
        Channel current = callee;
        if (current == null || !current.isActive()) {
            ReferenceCountUtil.release(part);
            caller.close();
            return;
        }
        current.writeAndFlush(part);
        readOrWait(caller);
    }

    /** Reads on from the caller as far as there is anywhere to put it. */
    void readOrWait(ChannelHandlerContext caller) {
        Channel current = callee;
        boolean hasRoom = current == null || current.isWritable();
        caller.channel().config().setAutoRead(isOver || !isConnecting && held.isEmpty() && hasRoom);
    }

    private void beTunnel(ChannelHandlerContext caller, CallTarget to, OpenCall open) {
        isOver = true;
        call = null;
        Channel old = callee;
        if (old != null) {
            old.close();
        }
        // In this order: what the codec has read and not decoded goes to the tunnel.
        Tunnel tunnel = new Tunnel(recording, open, caller.channel());
        caller.pipeline().replace(this, "tunnel", tunnel.ofCaller());
        caller.pipeline().remove(HttpServerCodec.class);
        tunnel.connect(to);
    }

    private void refuse(ChannelHandlerContext caller, OpenCall open, Refusal refusal) {
        giveUp(caller, open, refusal.ending(), refusal.status(), refusal.why());
    }

    private void giveUp(
            ChannelHandlerContext caller,
            OpenCall open,
            EgressCall.Ending ending,
            HttpResponseStatus status,
            String why) {
        call = null;
        boolean canSay = !open.isAnswered();
        if (canSay) {
            open.answered(status.code());
        }
        recording.end(open.noting(why), ending);
        close();
        if (canSay) {
            Farewell.say(caller.channel(), status, why);
        } else {
            caller.close();
        }
    }

    private void close() {
        isOver = true;
        while (!held.isEmpty()) {
            ReferenceCountUtil.release(held.remove());
        }
        Channel current = callee;
        if (current != null) {
            current.close();
        }
    }

    /** The call under way with this callee, if there is one: a connection that was given up has none. */
    @Nullable
    OpenCall callTo(Channel channel) {
        return channel.equals(callee) ? call : null;
    }

    /** Whether the caller wants its connection for further calls. */
    boolean isCallerStaying() {
        return isCallerStaying;
    }

    /**
     * The answer is whole, and the connection goes on unless {@code isLast}, or its request is still coming.
     *
     * @param written done once the caller's system has all of it
     */
    void answered(ChannelHandlerContext caller, OpenCall open, boolean isLast, ChannelFuture written) {
        call = null;
        recording.end(open, EgressCall.Ending.ANSWERED);
        if (isLast || !isRequestWhole) {
            close();
            Farewell.after(written);
        } else {
            takeHeld(caller);
        }
    }

    /** The callee is gone in the middle of a call. */
    void cut(ChannelHandlerContext caller, OpenCall open) {
        call = null;
        recording.gone(open, EgressCall.Ending.CUT);
        close();
        caller.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext caller) {
        Channel current = callee;
        if (current != null) {
            current.config().setAutoRead(caller.channel().isWritable());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext caller, Object event) {
        OpenCall open = call;
        if (!(event instanceof IdleStateEvent)) {
            caller.fireUserEventTriggered(event);
        } else if (open == null) {
            caller.close();
        } else {
            giveUp(
                    caller,
                    open,
                    EgressCall.Ending.CUT,
                    HttpResponseStatus.GATEWAY_TIMEOUT,
                    "nothing passed for too long");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext caller) {
        OpenCall open = call;
        call = null;
        if (open != null) {
            recording.gone(open, isConnecting ? EgressCall.Ending.UNREACHABLE : EgressCall.Ending.ABANDONED);
        }
        close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caller, Throwable broken) {
        caller.close();
    }
}
