package io.ridethrough.simulations.golden;

import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A model of two versions that answers at once; the second decides otherwise where a prompt ends in an even digit. */
public final class FakeModel implements WatchedModel {
    /** What ends its answers, unless a test sets another. */
    public volatile Ending ending = Ending.COMPLETE;

    /** Which version is served. */
    public volatile String served = "v1";

    public static List<GoldenPrompt> prompts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new GoldenPrompt(
                        "advice-" + i, "advice", "DE", "Prompt " + i, "FUND-A", Set.of("FUND-A", "FUND-B")))
                .toList();
    }

    @Override
    public List<String> versions() {
        return List.of("v1", "v2");
    }

    @Override
    public ChatEndpoint served(Duration patience) {
        return new Endpoint("");
    }

    @Override
    public ChatEndpoint version(String name, Duration patience) {
        return new Endpoint(name);
    }

    private final class Endpoint implements ChatEndpoint {
        private final String version;

        Endpoint(String version) {
            this.version = version;
        }

        @Override
        public CompletableFuture<ChatOutcome> ask(ChatQuestion question) {
            String answering = version.isEmpty() ? served : version;
            boolean isEven = (question.prompt().charAt(question.prompt().length() - 1) - '0') % 2 == 0;
            long now = System.nanoTime();
            return CompletableFuture.completedFuture(new ChatOutcome(
                    ending,
                    200,
                    (answering.equals("v2") && isEven ? "FUND-B" : "FUND-A") + ": as " + question.prompt() + " asks",
                    "stop",
                    Set.of("full-" + answering),
                    Set.of("fp-" + answering),
                    now,
                    List.of(),
                    now + 5_000_000,
                    OptionalInt.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    ""));
        }

        @Override
        public void close() {}
    }
}
