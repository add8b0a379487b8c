package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Event;

/**
 * Which events of a stream are tokens: those with text in one of their {@code choices}, and, in streams whose events
 * have no {@code choices}, every event but the {@code [DONE]} that ends OpenAI's. Comments never are.
 */
final class TokenEvents {
    private static final String DONE = "[DONE]";

    private TokenEvents() {}

    static boolean isDone(Event event) {
        return event.payload().strip().equals(DONE);
    }

    static boolean isToken(Event event) {
        if (event.payload().isBlank() || isDone(event)) {
            return false;
        }
        Completion completion = Completion.read(event.payload());
        return !completion.hasChoices()
                || completion.said().stream().anyMatch(said -> !said.text().isEmpty());
    }
}
