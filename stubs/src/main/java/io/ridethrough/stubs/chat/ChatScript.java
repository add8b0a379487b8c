package io.ridethrough.stubs.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What the server does about one request.
 *
 * @param steps in the order of their times
 */
public record ChatScript(List<Step> steps) {

    /**
     * One act.
     *
     * @param at since the request was there whole
     * @param bytes what goes onto the wire, raw
     * @param isText whether it brings a piece of the answer's text
     * @param closes whether the connection closes after it
     */
    public record Step(Duration at, String bytes, boolean isText, boolean closes) {

        byte[] encoded() {
            return bytes.getBytes(StandardCharsets.UTF_8);
        }
    }

    public ChatScript {
        steps = List.copyOf(steps);
    }

    /** A script that streams, to be written step by step. */
    public static ScriptWriter write() {
        return new ScriptWriter();
    }

    /** An answer with one token every {@code gap} and the first after {@code first}: a healthy model of known speed. */
    public static ChatScript steady(Duration first, Duration gap, int tokens) {
        ScriptWriter writer = write().head();
        for (int token = 0; token < tokens; token++) {
            writer.after(token == 0 ? first : gap).text("t" + token + " ");
        }
        return writer.finish("stop").usage(tokens).done().end();
    }

    /** A response that comes at once and whole. */
    public static ChatScript whole(int status, String contentType, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String head = "HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + length + "\r\n" + headers + "\r\n";
        return new ChatScript(List.of(new Step(Duration.ZERO, head + body, false, false)));
    }

    /** A script that never answers. */
    public static ChatScript silence() {
        return new ChatScript(List.of());
    }
}
