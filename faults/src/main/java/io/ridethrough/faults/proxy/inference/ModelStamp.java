package io.ridethrough.faults.proxy.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ridethrough.faults.proxy.inference.JsonEdits.Edit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who made a completion, as its JSON says: the outermost {@code model} and {@code system_fingerprint}. They are replaced
 * where they stand, and added to what has {@code choices} and lacks them; other JSON stays as it is. An empty one is
 * left alone.
 */
record ModelStamp(String model, String systemFingerprint) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MODEL = "model";
    private static final String SYSTEM_FINGERPRINT = "system_fingerprint";

    /** What is no JSON object stays as it is. */
    String on(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? JsonEdits.apply(json, edits(parser)) : json;
        } catch (IOException noJson) {
            return json;
        }
    }

    private List<Edit> edits(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset() + 1;
        List<Edit> edits = new ArrayList<>();
        boolean hasChoices = false;
        boolean lacksModel = !model.isEmpty();
        boolean lacksFingerprint = !systemFingerprint.isEmpty();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals(MODEL) && !model.isEmpty()) {
                lacksModel = false;
                edits.add(replace(parser, model));
            } else if (field.equals(SYSTEM_FINGERPRINT) && !systemFingerprint.isEmpty()) {
                lacksFingerprint = false;
                edits.add(replace(parser, systemFingerprint));
            } else {
                hasChoices |= field.equals("choices");
                parser.skipChildren();
            }
        }
        if (hasChoices && lacksFingerprint) {
            edits.add(0, add(start, SYSTEM_FINGERPRINT, systemFingerprint));
        }
        if (hasChoices && lacksModel) {
            edits.add(0, add(start, MODEL, model));
        }
        return edits;
    }

    private static Edit replace(JsonParser parser, String text) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return new Edit(from, (int) parser.currentLocation().getCharOffset(), JsonEdits.quote(text));
    }

    private static Edit add(int at, String field, String text) {
        return new Edit(at, at, JsonEdits.quote(field) + ":" + JsonEdits.quote(text) + ",");
    }
}
