package io.ridethrough.environments.model.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;

/**
 * One request's answer on its connection: either a whole body, or server-sent events. Used on the connection's event
 * loop only. Nothing here waits for a slow reader: an answer is no longer than the context, so that what piles up is
 * bounded.
 */
// What a write or a close comes to is seen by the connection going inactive, not by its future.
@SuppressWarnings("FutureReturnValueIgnored")
final class Exchange {
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int TOO_MANY_REQUESTS = 429;

    private final ChannelHandlerContext context;
    private final Runnable whenAnswered;
    private boolean isKeptAlive;

    Exchange(ChannelHandlerContext context, boolean isKeptAlive, Runnable whenAnswered) {
        this.context = context;
        this.isKeptAlive = isKeptAlive;
        this.whenAnswered = whenAnswered;
    }

    /** Closes the connection behind this answer, whatever the client asked for. */
    void closeAfterwards() {
        isKeptAlive = false;
    }

    /** Runs something on the connection's event loop, from any thread; dropped once the server is shut down. */
    void run(Runnable step) {
        if (!context.executor().isShuttingDown()) {
            context.executor().execute(step);
        }
    }

    void answer(ApiError error, String json) {
        FullHttpResponse response = body(HttpResponseStatus.valueOf(error.status()), "application/json", json);
        if (error.status() == TOO_MANY_REQUESTS) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        finish(response);
    }

    void answer(String contentType, String text) {
        finish(body(HttpResponseStatus.OK, contentType, text));
    }

    void beginEvents() {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        HttpUtil.setTransferEncodingChunked(response, true);
        HttpUtil.setKeepAlive(response, isKeptAlive);
        context.write(response);
    }

    void event(String data) {
        context.writeAndFlush(new DefaultHttpContent(utf8("data: " + data + "\n\n")));
    }

    void endEvents() {
        finish(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Leaves the event stream without its end, which a client sees as a broken answer. */
    void breakOff() {
        context.close();
    }

    private void finish(Object lastPart) {
        whenAnswered.run();
        var written = context.writeAndFlush(lastPart);
        if (!isKeptAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private FullHttpResponse body(HttpResponseStatus status, String contentType, String text) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, utf8(text));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, isKeptAlive);
        return response;
    }

    /** Half a surrogate pair, which no UTF-8 has, becomes {@code ?}. */
    private static ByteBuf utf8(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
