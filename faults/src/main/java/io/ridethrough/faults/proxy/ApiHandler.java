package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the API's HTTP requests into calls and their results into answers. Errors are {@code {"error","status"}}. */
@ChannelHandler.Sharable
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiRoutes routes;

    ApiHandler(ApiRoutes routes) {
        this.routes = routes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        ApiAnswer answer = answer(request);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8));
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            HttpUtil.setContentLength(response, response.content().readableBytes());
        }
        boolean isKeptAlive = HttpUtil.isKeepAlive(request);
        HttpUtil.setKeepAlive(response, isKeptAlive);
        var written = context.writeAndFlush(response);
        if (!isKeptAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
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
            String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
            if (userAgent.startsWith("Mozilla/")) {
                // A page in a browser could otherwise drive the proxy of whoever looks at it.
                throw new ProxyRequestException(403, "browsers are not served");
            }
            return routes.answer(request.method().name(), path(request.uri()), body(request));
        } catch (ProxyRequestException e) {
            return ApiAnswer.error(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.uri(), e);
            return ApiAnswer.error(500, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> path(String uri) {
        try {
            return Arrays.stream(new QueryStringDecoder(uri).rawPath().split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .map(QueryStringDecoder::decodeComponent)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ProxyRequestException(400, "bad path: " + e.getMessage());
        }
    }

    private static JsonNode body(FullHttpRequest request) {
        if (!request.content().isReadable()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw ProxyRequestException.badBody(e.getOriginalMessage());
        }
    }
}
