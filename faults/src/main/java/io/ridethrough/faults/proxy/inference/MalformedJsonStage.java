package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.MalformedJson;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.Optional;

/**
 * Makes the JSON of one token, the one that follows n others, or of a document such that it does not parse. Its frame is
 * whole and as long as it was; what is no JSON to begin with passes.
 */
final class MalformedJsonStage extends PerAnswerStage {
    private int tokens;
    private boolean isDone;

    MalformedJsonStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    boolean wantsDocuments() {
        return isApplied();
    }

    @Override
    void begun(long nominalNanos) {
        tokens = 0;
        isDone = false;
    }

    @Override
    void event(Event event, long nominalNanos) {
        Event passed = event;
        if (!isDone && TokenEvents.isToken(event)) {
            Optional<String> malformed = isEnough() ? MalformedText.of(event.payload()) : Optional.empty();
            if (malformed.isPresent()) {
                isDone = true;
                touch();
                passed = EventFrames.withPayload(event, malformed.get());
            }
            tokens++;
        }
        pass(passed, nominalNanos);
    }

    @Override
    void document(Document document, long nominalNanos) {
        Optional<String> malformed = MalformedText.of(Documents.textOf(document));
        if (malformed.isPresent()) {
            touch();
            pass(Documents.withText(document, malformed.get()), nominalNanos);
        } else {
            pass(document, nominalNanos);
        }
    }

    @Override
    void removed() {}

    @Override
    void release() {}

    private boolean isEnough() {
        return tokens >= ((MalformedJson) toxic().attributes()).afterTokens();
    }
}
