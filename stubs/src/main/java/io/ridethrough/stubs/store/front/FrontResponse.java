package io.ridethrough.stubs.store.front;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole response. The front adds length and connection headers.
 *
 * @param headers besides {@code contentType}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FrontResponse(int status, String contentType, Map<String, String> headers, byte[] body) {
    /** nginx's own page for a status, for when nothing behind it answers. */
    public static FrontResponse page(int status, String reason) {
        String title = status + " " + reason;
        String html = String.join(
                "\r\n",
                "<html>",
                "<head><title>" + title + "</title></head>",
                "<body>",
                "<center><h1>" + title + "</h1></center>",
                "<hr><center>nginx</center>",
                "</body>",
                "</html>",
                "");
        return text(status, "text/html; charset=UTF-8", html);
    }

    /** nginx's answer when nothing behind it takes the request, or when what took it is gone. */
    public static FrontResponse badGateway() {
        return page(502, "Bad Gateway");
    }

    /** nginx's answer when what took the request has not answered in time. */
    public static FrontResponse gatewayTimeout() {
        return page(504, "Gateway Time-out");
    }

    public static FrontResponse text(int status, String contentType, String body) {
        return new FrontResponse(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
