package io.ridethrough.environments.egress;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a message begins and ends (RFC 9112, section 6). What two readers could understand in two ways is refused, not
 * mended: else a second request could hide in the first one's body and pass unseen.
 */
final class Framing {
    private static final List<CharSequence> OF_ONE_HOP = List.of(
            HttpHeaderNames.CONNECTION,
            "Keep-Alive",
            "Proxy-Connection",
            HttpHeaderNames.PROXY_AUTHENTICATE,
            HttpHeaderNames.PROXY_AUTHORIZATION,
            HttpHeaderNames.TE,
            HttpHeaderNames.UPGRADE);
    private static final Set<String> OF_THE_MESSAGE = Set.of("content-length", "transfer-encoding", "host");

    private Framing() {}

    /** Throws {@link Refusal} for a request that is not clear about where it ends. */
    static void check(HttpRequest request) throws Refusal {
        if (request.decoderResult().isFailure()) {
            throw unreadable(request.decoderResult().cause());
        }
        HttpHeaders headers = request.headers();
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw Refusal.of(
                    HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "HTTP/1.1 and HTTP/1.0 alone are spoken here");
        }
        if (headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            throw malformed("more than one Host");
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean isChunked = !codings.isEmpty();
        if (isChunked
                && (codings.size() > 1
                        || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(
                                codings.get(0).strip()))) {
            throw Refusal.of(HttpResponseStatus.NOT_IMPLEMENTED, "of transfer codings chunked alone is read here");
        }
        if (isChunked && version.equals(HttpVersion.HTTP_1_0)) {
            throw malformed("HTTP/1.0 has no transfer codings");
        }
        boolean hasLength = headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        if (isChunked && hasLength
                || headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size() > 1) {
            throw malformed("more than one length");
        }
        if (request.method().equals(HttpMethod.CONNECT) && (isChunked || hasLength)) {
            throw malformed("CONNECT has no body");
        }
        if (named(headers).stream().anyMatch(OF_THE_MESSAGE::contains)) {
            throw malformed("Connection names a header that every hop needs");
        }
    }

    /** Takes out what was meant for this hop alone (RFC 9110, section 7.6.1). */
    static void stripHop(HttpMessage message) {
        HttpHeaders headers = message.headers();
        named(headers).stream().filter(name -> !OF_THE_MESSAGE.contains(name)).forEach(headers::remove);
        OF_ONE_HOP.forEach(headers::remove);
    }

    private static Set<String> named(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Refusal unreadable(Throwable broken) {
        return broken instanceof TooLongFrameException
                ? Refusal.of(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the request's head is too long")
                : malformed("the request's head cannot be read");
    }

    private static Refusal malformed(String why) {
        return Refusal.of(HttpResponseStatus.BAD_REQUEST, why);
    }
}
