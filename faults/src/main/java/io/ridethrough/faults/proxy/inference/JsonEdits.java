package io.ridethrough.faults.proxy.inference;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** Changes to JSON that leave every character outside of them as it is. */
final class JsonEdits {

    private JsonEdits() {}

    /**
     * A value to be put in place of what stands at {@code from}, up to {@code to}.
     *
     * @param value in JSON
     */
    record Edit(int from, int to, String value) {}

    /** @param edits in order, none in another */
    static String apply(String json, List<Edit> edits) {
        StringBuilder edited = new StringBuilder(json.length());
        int copied = 0;
        for (Edit edit : edits) {
            edited.append(json, copied, edit.from()).append(edit.value());
            copied = edit.to();
        }
        return edited.append(json, copied, json.length()).toString();
    }

    /** A text as a JSON string. Half a surrogate pair has no UTF-8 and stays an escape. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        for (int i = 0; i < escaped.length; i++) {
            char unit = escaped[i];
            if (!Character.isSurrogate(unit)) {
                quoted.append(unit);
            } else if (i + 1 < escaped.length && Character.isSurrogatePair(unit, escaped[i + 1])) {
                quoted.append(unit).append(escaped[++i]);
            } else {
                quoted.append(String.format("\\u%04x", (int) unit));
            }
        }
        return quoted.append('"').toString();
    }
}
