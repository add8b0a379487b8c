package io.ridethrough.simulations.golden;

import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.GoldenReferences.Whole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks every loaded version each golden prompt before load begins: what its whole answer is, and under which name. */
public final class Interview {
    /** The longest answer; golden answers end by themselves within half of it. */
    public static final int MOST_TOKENS = 48;

    /** Questions under way at once: as many as the embedded model answers at once. */
    private static final int AT_ONCE = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Interview() {}

    /**
     * Asks over the network.
     *
     * @throws IOException when an answer is incomplete or names not exactly one model and one fingerprint
     */
    public static GoldenReferences of(WatchedModel model, List<GoldenPrompt> prompts) throws IOException {
        List<Whole> wholes = new ArrayList<>();
        for (String version : model.versions()) {
            try (ChatEndpoint endpoint = model.version(version, PATIENCE)) {
                for (int from = 0; from < prompts.size(); from += AT_ONCE) {
                    List<GoldenPrompt> some = prompts.subList(from, Math.min(prompts.size(), from + AT_ONCE));
                    List<CompletableFuture<ChatOutcome>> asked = some.stream()
                            .map(prompt -> endpoint.ask(question(prompt)))
                            .toList();
                    for (int i = 0; i < some.size(); i++) {
                        wholes.add(whole(some.get(i).id(), asked.get(i).join()));
                    }
                }
            }
        }
        try (ChatEndpoint served = model.served(PATIENCE)) {
            GoldenPrompt any = prompts.get(0);
            return new GoldenReferences(
                    whole(any.id(), served.ask(question(any)).join()).version(), wholes);
        }
    }

    /** A golden prompt as it is asked, before load and during it. */
    public static ChatQuestion question(GoldenPrompt prompt) {
        return ChatQuestion.greedy(prompt.prompt(), MOST_TOKENS);
    }

    private static Whole whole(String id, ChatOutcome outcome) throws IOException {
        if (!outcome.isComplete()) {
            throw new IOException("the golden prompt " + id + " has no answer before load: " + outcome.ending() + " "
                    + outcome.problem());
        }
        if (outcome.models().size() != 1 || outcome.fingerprints().size() != 1) {
            throw new IOException("the answer to the golden prompt " + id + " before load names the models "
                    + outcome.models() + " and the fingerprints " + outcome.fingerprints() + ": one each is needed");
        }
        return new Whole(
                id,
                outcome.models().iterator().next(),
                outcome.fingerprints().iterator().next(),
                GoldenPrompt.decisionOf(outcome.text()),
                outcome.text(),
                TextHash.of(outcome.text()));
    }
}
