package io.ridethrough.stubs.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes a streamed answer's script: server-sent events in a chunked response. */
public final class ScriptWriter {
    /** What every event says of its author unless told otherwise. */
    public static final String MODEL = "scripted";

    private final List<ChatScript.Step> steps = new ArrayList<>();
    private Duration at = Duration.ZERO;
    private String model = MODEL;

    ScriptWriter() {}

    /** What follows is that much later. */
    public ScriptWriter after(Duration pause) {
        at = at.plus(pause);
        return this;
    }

    /** Events from now on name another model. */
    public ScriptWriter model(String name) {
        model = name;
        return this;
    }

    public ScriptWriter head() {
        return raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** A piece of the answer. The text must need no escapes in JSON. */
    public ScriptWriter text(String piece) {
        return step(chunk(event(choice("{\"content\":\"" + piece + "\"}", "null"))), true, false);
    }

    public ScriptWriter finish(String reason) {
        return data(event(choice("{}", "\"" + reason + "\"")));
    }

    public ScriptWriter usage(int tokens) {
        return data(event("\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + tokens + "}"));
    }

    public ScriptWriter done() {
        return data("data: [DONE]\n\n");
    }

    /** Bytes of the body, in a chunk of their own. */
    public ScriptWriter data(String bytes) {
        return raw(chunk(bytes));
    }

    /** Bytes as they are. */
    public ScriptWriter raw(String bytes) {
        return step(bytes, false, false);
    }

    /** The response ends well. */
    public ChatScript end() {
        return raw("0\r\n\r\n").script();
    }

    /** The connection closes, whatever was said. */
    public ChatScript close() {
        return step("", false, true).script();
    }

    /** Nothing more comes, and the connection stays. */
    public ChatScript script() {
        return new ChatScript(steps);
    }

    private ScriptWriter step(String bytes, boolean isText, boolean closes) {
        steps.add(new ChatScript.Step(at, bytes, isText, closes));
        return this;
    }

    private String event(String rest) {
        return "data: {\"id\":\"s\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"" + model
                + "\",\"system_fingerprint\":\"fp-" + model + "\"," + rest + "}\n\n";
    }

    private static String choice(String delta, String reason) {
        return "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]";
    }

    private static String chunk(String bytes) {
        return Integer.toHexString(bytes.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + bytes + "\r\n";
    }
}
