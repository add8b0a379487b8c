package io.ridethrough.stubs.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the model abroad says, whole or as a stream of server-sent events, in the form of OpenAI's chat completions. It
 * answers each of the shop's tasks as a model would, so that nothing in an answer tells that it came from abroad but the
 * name of its model.
 */
final class ForeignAnswers implements ResponseDefinitionTransformerV2 {
    /** As {@code mappings/foreign-inference.json} names it. */
    static final String NAME = "answer-chat";

    private static final String MODEL = "foreign";
    private static final int STREAM_MILLIS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    ForeignAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        JsonNode asked;
        try {
            asked = JSON.readTree(request.getBody());
        } catch (IOException noJson) {
            return mistake("the body is not JSON");
        }
        JsonNode messages = asked.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return mistake("messages are required");
        }
        String prompt = messages.get(messages.size() - 1).path("content").asText();
        String law = Optional.ofNullable(request.getHeader("X-Jurisdiction")).orElse("US");
        String said = said(prompt, law);
        return asked.path("stream").asBoolean() ? streamed(said) : whole(prompt, said);
    }

    private static String said(String prompt, String law) {
        if (prompt.contains("VERIFIED or REFER")) {
            return "VERIFIED";
        }
        if (prompt.contains("Which fund")) {
            return law + "-BAL: balanced, as the client is.";
        }
        Optional<String> held = after("Funds: ", prompt).map(funds -> "The client holds " + funds + ".");
        Optional<String> first = after("Others: ", prompt).map(names -> names.replaceFirst(",.*$", ""));
        return held.or(() -> first).orElse("Yes, that is so.");
    }

    /** The rest of the line that begins so. */
    private static Optional<String> after(String beginning, String prompt) {
        return prompt.lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst();
    }

    private ResponseDefinition whole(String prompt, String said) {
        ObjectNode answer = head("chat.completion");
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", said);
        int asked = words(prompt);
        answer.putObject("usage")
                .put("prompt_tokens", asked)
                .put("completion_tokens", words(said))
                .put("total_tokens", asked + words(said));
        return json(200, answer);
    }

    private ResponseDefinition streamed(String said) {
        StringBuilder events = new StringBuilder();
        append(events, "role", "assistant", null);
        for (String word : said.split("(?<= )", -1)) {
            append(events, "content", word, null);
        }
        append(events, "", "", "stop");
        events.append("data: [DONE]\n\n");
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(200)
                .withHeader("Content-Type", "text/event-stream")
                .withBody(events.toString().getBytes(StandardCharsets.UTF_8))
                .withChunkedDribbleDelay(words(said) + 1, STREAM_MILLIS)
                .build();
    }

    private void append(StringBuilder events, String field, String text, @Nullable String finish) {
        ObjectNode event = head("chat.completion.chunk");
        ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        if (!field.isEmpty()) {
            delta.put(field, text);
        }
        choice.put("finish_reason", finish);
        events.append("data: ").append(event).append("\n\n");
    }

    private ObjectNode head(String object) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-" + Long.toString(clock.millis(), 36))
                .put("object", object)
                .put("created", clock.instant().getEpochSecond())
                .put("model", MODEL);
    }

    private static int words(String text) {
        return text.strip().split("\\s+", -1).length;
    }

    private static ResponseDefinition mistake(String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error").put("message", message).put("type", "invalid_request_error");
        return json(400, answer);
    }

    private static ResponseDefinition json(int status, ObjectNode body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
