package io.ridethrough.faults.proxy.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the JSON of a completion, or of a chunk of one, says, with the places where it says so (OpenAI's API,
 * {@code chat.completion}, {@code chat.completion.chunk} and {@code text_completion}). JSON of any other kind, and what
 * is no JSON, says nothing.
 *
 * @param hasChoices whether it has the array {@code choices}, empty or not
 * @param said each {@code choices[*].delta.content}, {@code .message.content} and {@code .text}, in order
 * @param finished the choices that have a {@code finish_reason}
 */
record Completion(boolean hasChoices, List<Said> said, List<Integer> finished) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Completion NOTHING = new Completion(false, List.of(), List.of());

    /**
     * A text.
     *
     * @param choice the {@code index} of its choice; its position where it has none
     * @param from where its JSON string begins, its quotes included
     * @param to where that ends
     */
    record Said(int choice, int from, int to, String text) {}

    private record Span(int from, int to, String text) {}

    static Completion read(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NOTHING;
            }
            Completion completion = NOTHING;
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("choices") && value == JsonToken.START_ARRAY) {
                    completion = readChoices(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return completion;
        } catch (IOException noJson) {
            return NOTHING;
        }
    }

    private static Completion readChoices(JsonParser parser) throws IOException {
        List<Said> said = new ArrayList<>();
        List<Integer> finished = new ArrayList<>();
        for (int position = 0; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readChoice(parser, position, said, finished);
            } else {
                parser.skipChildren();
            }
        }
        return new Completion(true, said, finished);
    }

    private static void readChoice(JsonParser parser, int position, List<Said> said, List<Integer> finished)
            throws IOException {
        int choice = position;
        List<Span> texts = new ArrayList<>(1);
        boolean isFinished = false;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
                choice = parser.getIntValue();
            } else if (field.equals("finish_reason")) {
                isFinished = value != JsonToken.VALUE_NULL;
                parser.skipChildren();
            } else if (field.equals("text")) {
                addText(parser, texts);
            } else if ((field.equals("delta") || field.equals("message")) && value == JsonToken.START_OBJECT) {
                readMessage(parser, texts);
            } else {
                parser.skipChildren();
            }
        }
        for (Span text : texts) {
            said.add(new Said(choice, text.from(), text.to(), text.text()));
        }
        if (isFinished) {
            finished.add(choice);
        }
    }

    private static void readMessage(JsonParser parser, List<Span> texts) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals("content")) {
                addText(parser, texts);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void addText(JsonParser parser, List<Span> texts) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            String text = parser.getText();
            texts.add(new Span(from, (int) parser.currentLocation().getCharOffset(), text));
        } else {
            parser.skipChildren();
        }
    }
}
