package io.ridethrough.environments.inference;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;

/** What all requests to one endpoint have in common. Holds the token, so it has no text form of its own. */
final class RequestHead {
    private static final String CHAT = "/v1/chat/completions";
    private static final String VERSION_PATH = "/v1";

    private final String path;
    private final HttpHeaders headers;

    private RequestHead(String path, HttpHeaders headers) {
        this.path = path;
        this.headers = headers;
    }

    static RequestHead of(EndpointSettings settings) {
        HttpHeaders headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.HOST, settings.base().getRawAuthority())
                .set(HttpHeaderNames.USER_AGENT, "ridethrough")
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.ACCEPT, "text/event-stream, application/json");
        settings.token().ifPresent(token -> {
            if (!token.chars().allMatch(c -> c > ' ' && c < '\u007f')) {
                throw new IllegalArgumentException("the token holds a character that can't stand in a header");
            }
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        });
        return new RequestHead(pathOf(settings.base()), headers);
    }

    FullHttpRequest request(byte[] body) {
        HttpHeaders all = headers.copy().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.POST,
                path,
                Unpooled.wrappedBuffer(body),
                all,
                EmptyHttpHeaders.INSTANCE);
    }

    /** A base may end with a slash, or with the {@code /v1} that other clients want there. */
    private static String pathOf(URI base) {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return (trimmed.endsWith(VERSION_PATH)
                        ? trimmed.substring(0, trimmed.length() - VERSION_PATH.length())
                        : trimmed)
                + CHAT;
    }
}
