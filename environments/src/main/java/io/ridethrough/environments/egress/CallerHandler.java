package io.ridethrough.environments.egress;

import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the system under test. Passes each request on over a connection of its own, piece by
 * piece as it comes, and hangs up on either side when the other does: a fault behind must look the same
 * as without a proxy in between.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes its channel, and that is watched
final class CallerHandler extends ChannelInboundHandlerAdapter {
    private static final int CONNECT_MILLIS = 5000;

    private final EgressLog log;
    private final Clock clock;
    private final Canaries canaries;
    // What came while the callee was being connected; the caller is not read meanwhile.
    private final Deque<HttpObject> waiting = new ArrayDeque<>();
    private @Nullable Channel callee;
    private String calleeTarget = "";
    private @Nullable OpenCall call;
    private boolean isRefusing;
    private boolean isConnecting;

    CallerHandler(EgressLog log, Clock clock, Canaries canaries) {
        this.log = log;
        this.clock = clock;
        this.canaries = canaries;
    }

    @Override
    public void channelRead(ChannelHandlerContext caller, Object message) {
        if (message instanceof HttpRequest request) {
            begin(caller, request);
        }
        if (isRefusing || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
            return;
        }
        OpenCall open = call;
        if (open != null && part instanceof HttpContent content) {
            open.asked(content.content());
        }
        if (isConnecting) {
            waiting.add(part);
        } else {
            forward(caller, part);
        }
    }

    private void begin(ChannelHandlerContext caller, HttpRequest request) {
        URI url = target(request);
        OpenCall open = new OpenCall(clock.instant(), request, url, canaries);
        if (!isAllowed(request, url)) {
            isRefusing = true;
            log.append(open.ended(EgressCall.Ending.REFUSED));
            DefaultFullHttpResponse refusal =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, FORBIDDEN, Unpooled.EMPTY_BUFFER);
            refusal.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
            caller.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        call = open;
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        request.setUri((url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query);
        request.headers().remove("Proxy-Connection");
        Channel current = callee;
        if (current == null || !current.isActive() || !calleeTarget.equals(url.getAuthority())) {
            connect(caller, url);
        }
    }

    private void connect(ChannelHandlerContext caller, URI url) {
        Channel old = callee;
        callee = null;
        if (old != null) {
            old.close();
        }
        calleeTarget = url.getAuthority();
        isConnecting = true;
        caller.channel().config().setAutoRead(false);
        ChannelFuture connecting = new Bootstrap()
                .group(caller.channel().eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new CalleeHandler(caller.channel(), CallerHandler.this));
                    }
                })
                .connect(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        connecting.addListener(done -> connected(caller, connecting));
    }

    private void connected(ChannelHandlerContext caller, ChannelFuture connecting) {
        isConnecting = false;
        if (!connecting.isSuccess()) {
            end(EgressCall.Ending.UNREACHABLE);
            caller.close();
            return;
        }
        if (!caller.channel().isActive()) {
            connecting.channel().close();
            return;
        }
        callee = connecting.channel();
        while (!waiting.isEmpty()) {
            forward(caller, waiting.remove());
        }
        caller.channel().config().setAutoRead(true);
    }

    private void forward(ChannelHandlerContext caller, HttpObject part) {
        Channel current = callee;
        if (current == null || !current.isActive()) {
            ReferenceCountUtil.release(part);
            caller.close();
            return;
        }
        current.writeAndFlush(part);
        if (!current.isWritable()) {
            caller.channel().config().setAutoRead(false);
        }
    }

    /** The call under way with this callee, if there is one: a connection that was given up has none. */
    @Nullable
    OpenCall callTo(Channel channel) {
        return channel.equals(callee) ? call : null;
    }

    /** The call under way is over. */
    void end(EgressCall.Ending ending) {
        OpenCall open = call;
        call = null;
        if (open != null) {
            log.append(open.ended(ending));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext caller) {
        Channel current = callee;
        if (current != null) {
            current.config().setAutoRead(caller.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext caller) {
        end(EgressCall.Ending.ABANDONED);
        while (!waiting.isEmpty()) {
            ReferenceCountUtil.release(waiting.remove());
        }
        Channel current = callee;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caller, Throwable broken) {
        caller.close();
    }

    private static URI target(HttpRequest request) {
        try {
            return URI.create(request.uri());
        } catch (IllegalArgumentException unreadable) {
            return URI.create("");
        }
    }

    private static boolean isAllowed(HttpRequest request, URI url) {
        if (!request.decoderResult().isSuccess() || !"http".equals(url.getScheme()) || url.getHost() == null) {
            return false;
        }
        // Literal addresses and localhost only: looking a name up would itself leave the machine.
        String host = url.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
