package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.AnswerReading;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Defect {@code partial-answer-accepted}: whatever there is of an answer is the answer. Nobody asks whether the
 * model had finished, and of a body that breaks off the words so far are taken. */
final class PartialAnswerAccepted implements Flaw {
    // Runs of plain letters at once: a choice at each letter would overflow the stack at a long answer.
    private static final Pattern CONTENT = Pattern.compile("\"content\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)");

    @Override
    public StoreParts plant(StoreParts sound) {
        AnswerReading partial = PartialAnswerAccepted::read;
        return sound.withResilience(sound.resilience().withReading(partial));
    }

    private static Completion read(byte[] body) throws InferenceFailure {
        Matcher content = CONTENT.matcher(new String(body, StandardCharsets.UTF_8));
        if (!content.find() || content.group(1).isBlank()) {
            throw new InferenceFailure(FallbackReason.INVALID, "not a word of an answer");
        }
        return new Completion(content.group(1).strip(), "");
    }
}
