package io.ridethrough.faults.proxy.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/** JSON with one character changed, so that no parser takes it. */
final class MalformedText {
    private static final JsonFactory JSON = new JsonFactory();

    private MalformedText() {}

    /** As long as what is given, in UTF-8 too; empty if that is no JSON. */
    static Optional<String> of(String json) {
        if (!isJson(json)) {
            return Optional.empty();
        }
        int colon = firstColon(json);
        StringBuilder malformed = new StringBuilder(json);
        if (colon >= 0) {
            malformed.setCharAt(colon, ';');
        } else {
            // No JSON begins with a closing brace, and all JSON with an ASCII character.
            malformed.setCharAt(json.indexOf(json.strip().charAt(0)), '}');
        }
        return Optional.of(malformed.toString());
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean isEmpty = parser.nextToken() == null;
            parser.skipChildren();
            return !isEmpty && parser.nextToken() == null;
        } catch (IOException noJson) {
            return false;
        }
    }

    /** The first colon that is in no string, hence between a key and its value; negative if there is none. */
    private static int firstColon(String json) {
        boolean isInString = false;
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (isInString && unit == '\\') {
                i++;
            } else if (unit == '"') {
                isInString = !isInString;
            } else if (unit == ':' && !isInString) {
                return i;
            }
        }
        return -1;
    }
}
