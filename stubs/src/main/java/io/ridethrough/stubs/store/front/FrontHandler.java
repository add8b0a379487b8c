package io.ridethrough.stubs.store.front;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: reads a request, has it answered, and only then reads the next. */
final class FrontHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontHandler.class);

    private final WorkerPool workers;
    private final Routes routes;
    private final Duration answerWithin;
    private boolean isAnswering;

    FrontHandler(WorkerPool workers, Routes routes, Duration answerWithin) {
        this.workers = workers;
        this.routes = routes;
        this.answerWithin = answerWithin;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            write(context, FrontResponse.page(400, "Bad Request"));
            return;
        }
        FrontRequest whole;
        try {
            whole = whole(request);
        } catch (IllegalArgumentException badEscape) {
            write(context, FrontResponse.page(400, "Bad Request"));
            return;
        }
        Optional<FrontResponse> own = routes.own(whole);
        if (own.isPresent()) {
            write(context, own.get());
            return;
        }
        isAnswering = true;
        context.channel().config().setAutoRead(false);
        Exchange exchange = new Exchange(context, whole);
        if (!workers.offer(exchange)) {
            exchange.finish(FrontResponse.badGateway());
        }
    }

    /** A request on its way through the workers, whose first answer counts. */
    private final class Exchange implements WorkerPool.Work {
        private final ChannelHandlerContext context;
        private final FrontRequest request;
        private final ScheduledFuture<?> timeout;
        private boolean isOver;

        Exchange(ChannelHandlerContext context, FrontRequest request) {
            this.context = context;
            this.request = request;
            this.timeout = context.executor()
                    .schedule(
                            () -> finish(FrontResponse.gatewayTimeout()),
                            answerWithin.toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            FrontResponse response = answer(request);
            context.executor().execute(() -> finish(response));
        }

        @Override
        public void killed() {
            context.executor().execute(() -> finish(FrontResponse.badGateway()));
        }

        /** On the connection's own thread. */
        void finish(FrontResponse response) {
            if (isOver) {
                return;
            }
            isOver = true;
            timeout.cancel(false);
            isAnswering = false;
            write(context, response);
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !isAnswering) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        LOG.debug("a client's connection broke", broken);
        context.close();
    }

    private FrontResponse answer(FrontRequest request) {
        try {
            return routes.behind().answer(request);
        } catch (RuntimeException | Error unexpected) {
            LOG.error("{} {} failed", request.method(), request.path(), unexpected);
            return FrontResponse.page(500, "Internal Server Error");
        }
    }

    private static void write(ChannelHandlerContext context, FrontResponse response) {
        FullHttpResponse http;
        try {
            http = http(response);
        } catch (IllegalArgumentException badHeader) {
            // Nobody else would answer: the client would wait until it is taken for idle.
            LOG.error("an answer can't be written", badHeader);
            http = http(FrontResponse.page(500, "Internal Server Error"));
        }
        context.writeAndFlush(http);
    }

    /** @throws IllegalArgumentException when a header can't stand in an answer */
    private static FullHttpResponse http(FrontResponse response) {
        DefaultFullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(response.status()),
                Unpooled.wrappedBuffer(response.body()));
        http.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, response.contentType())
                .set(HttpHeaderNames.DATE, HttpDate.of(Instant.now()))
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
        response.headers().forEach((name, value) -> http.headers().set(name, value));
        return http;
    }

    private static FrontRequest whole(FullHttpRequest request) {
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        Map<String, String> query = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : uri.parameters().entrySet()) {
            query.put(parameter.getKey(), parameter.getValue().get(0));
        }
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new FrontRequest(
                request.method().name(), uri.path(), query, headers, ByteBufUtil.getBytes(request.content()));
    }
}
