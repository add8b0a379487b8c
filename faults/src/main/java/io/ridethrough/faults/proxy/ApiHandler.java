package io.ridethrough.faults.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.ridethrough.faults.proxy.events.EventStreams;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the API's HTTP requests into calls and their results into answers. Errors are {@code {"error","status"}}. */
@ChannelHandler.Sharable
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";

    private final ApiRoutes routes;
    private final AtomicLong requestIds = new AtomicLong();
    private final EventStreams events;
    private final ServerCounts counts;

    ApiHandler(ApiRoutes routes, EventStreams events, ServerCounts counts) {
        this.routes = routes;
        this.events = events;
        this.counts = counts;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        ApiAnswer answer = answer(request);
        if (answer.isEvents()) {
            if (events.start(context, this, request)) {
                counts.answered(answer.status());
                return;
            }
            answer = new ApiAnswer.Refusal(503, "there are " + EventStreams.MAX_STREAMS + " streams of events already")
                    .answer();
        }
        counts.answered(answer.status());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8));
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            HttpUtil.setContentLength(response, response.content().readableBytes());
        }
        response.headers().set(REQUEST_ID, requestIds.incrementAndGet());
        // What comes after a request that could not be read would not be read either.
        boolean isKeptAlive =
                HttpUtil.isKeepAlive(request) && !request.decoderResult().isFailure();
        HttpUtil.setKeepAlive(response, isKeptAlive);
        var written = context.writeAndFlush(response);
        if (!isKeptAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Whoever does not read answers is not read either: they would pile up here. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }

    // Nobody is left to tell that the close failed.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("an API connection broke", cause);
        context.close();
    }

    private ApiAnswer answer(FullHttpRequest request) {
        try {
            if (request.decoderResult().isFailure()) {
                throw new ProxyRequestException(400, "not HTTP as this server reads it");
            }
            String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
            if (userAgent.startsWith("Mozilla/")) {
                // A page in a browser could otherwise drive the proxy of whoever looks at it.
                throw new ProxyRequestException(403, "User agent not allowed");
            }
            return routes.answer(request.method().name(), path(request.uri()), () -> RequestBody.of(request));
        } catch (RuntimeException e) {
            return ApiAnswer.Refusal.of(e).answer();
        }
    }

    /** Decoded segment by segment, so that a name may hold an encoded slash. */
    private static List<String> path(String uri) {
        String[] segments = new QueryStringDecoder(uri).rawPath().split("/", -1);
        if (segments.length < 2 || !segments[0].isEmpty()) {
            throw ProxyRequestException.noPath();
        }
        try {
            return Arrays.stream(segments)
                    .skip(1)
                    // A plus is a space in a query alone.
                    .map(segment -> QueryStringDecoder.decodeComponent(segment.replace("+", "%2B")))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ProxyRequestException(400, "bad path: " + e.getMessage());
        }
    }
}
