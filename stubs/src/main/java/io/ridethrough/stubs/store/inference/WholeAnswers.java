package io.ridethrough.stubs.store.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Takes whole answers only: JSON whose first choice has a {@code finish_reason}, and content that is not blank. */
public final class WholeAnswers implements AnswerReading {
    // A name that somebody else gives is kept with every call.
    private static final int MAX_MODEL_CHARACTERS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Completion read(byte[] body) throws InferenceFailure {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException noJson) {
            throw new InferenceFailure(FallbackReason.INVALID, "the answer is not JSON");
        }
        JsonNode choice = answer.path("choices").path(0);
        String finish = choice.path("finish_reason").asText("");
        String content = choice.path("message").path("content").asText("").strip();
        if (finish.isEmpty() || finish.equals("null") || content.isEmpty()) {
            throw new InferenceFailure(FallbackReason.INVALID, "the answer is not finished or is empty");
        }
        String model = answer.path("model").asText("");
        return new Completion(content, model.substring(0, Math.min(model.length(), MAX_MODEL_CHARACTERS)));
    }
}
