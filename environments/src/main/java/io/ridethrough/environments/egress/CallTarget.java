package io.ridethrough.environments.egress;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request asks to be sent: an absolute URL, or for {@code CONNECT} host and port (RFC 9112, section 3.2).
 *
 * @param host as written, without brackets
 * @param port 80 when an URL names none
 * @param text host and port as written
 * @param pathAndQuery what is asked for there; empty for a tunnel
 */
record CallTarget(String host, int port, String text, String pathAndQuery) {

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9._-]{1,253}))(?::(\\d{1,5}))?");
    private static final Pattern URL = Pattern.compile("(?i:http)://([^/?#]*)([^#]*)");
    private static final int HTTP = 80;
    private static final int LARGEST_PORT = 65_535;

    /** Throws {@link Refusal} for a request that does not say where to, or in a way that could be read in two. */
    static CallTarget of(HttpRequest request) throws Refusal {
        String uri = request.uri();
        if (!uri.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw malformed("the request's target has characters that no URL has");
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            return of(uri, "", 0);
        }
        Matcher url = URL.matcher(uri);
        if (!url.matches()) {
            throw malformed("a forward proxy needs an absolute http:// URL, or CONNECT HOST:PORT");
        }
        String rest = url.group(2);
        return of(url.group(1), rest.startsWith("/") ? rest : "/" + rest, HTTP);
    }

    private static CallTarget of(String authority, String pathAndQuery, int otherwise) throws Refusal {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw malformed("the request's target names no host, or more than host and port");
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int port = parts.group(3) == null ? otherwise : Integer.parseInt(parts.group(3));
        if (port < 1
                || port > LARGEST_PORT
                || parts.group(1) != null && Place.literal(host).isEmpty()) {
            throw malformed("the request's target names no port, or none that exists");
        }
        return new CallTarget(host, port, authority, pathAndQuery);
    }

    /** Without the query, its escapes undone. */
    String path() {
        String raw = pathAndQuery.replaceFirst("\\?.*$", "");
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return raw;
        }
    }

    private static Refusal malformed(String why) {
        return Refusal.of(HttpResponseStatus.BAD_REQUEST, why);
    }
}
