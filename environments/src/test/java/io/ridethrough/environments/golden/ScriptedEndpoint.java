package io.ridethrough.environments.golden;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An endpoint that answers as a test says. */
record ScriptedEndpoint(Function<ChatQuestion, CompletableFuture<ChatOutcome>> script) implements ChatEndpoint {

    static ChatOutcome outcome(Ending ending, String text, String... models) {
        return new ChatOutcome(
                ending,
                ending == Ending.REFUSED ? 429 : 200,
                text,
                "stop",
                Set.of(models),
                Set.of(),
                0,
                List.of(),
                0,
                OptionalInt.empty(),
                List.of(),
                OptionalInt.empty(),
                ending == Ending.TRUNCATED ? "the stream ended" : "");
    }

    @Override
    public CompletableFuture<ChatOutcome> ask(ChatQuestion question) {
        return script.apply(question);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
