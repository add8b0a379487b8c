package io.ridethrough.results.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON that may stand inside a {@code script} element: {@code <}, {@code >}, {@code &} and the line separators of
 * JavaScript occur only as escapes.
 */
public final class ScriptJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptJson() {}

    public static String of(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain numbers and strings can always be written", e);
        }
    }
}
