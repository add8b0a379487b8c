package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.inference.InferencePoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws the golden prompts: held-back examples by the rules of {@link Rulebook#V1}, all different. */
public final class GoldenSet {
    private static final long SEED = 2_026;
    private static final int ADVICE = 140;
    private static final int IDENTITY = 30;
    private static final int SUMMARY = 30;

    private GoldenSet() {}

    /** The same in every run. */
    public static List<GoldenPrompt> draw() {
        Corpus corpus = Corpus.heldBack(Rulebook.V1, SEED);
        List<GoldenPrompt> prompts = new ArrayList<>();
        add(prompts, corpus, InferencePoint.ADVICE, ADVICE);
        add(prompts, corpus, InferencePoint.IDENTITY, IDENTITY);
        add(prompts, corpus, InferencePoint.SUMMARY, SUMMARY);
        return prompts;
    }

    private static void add(List<GoldenPrompt> prompts, Corpus corpus, InferencePoint point, int count) {
        Set<String> texts = new HashSet<>();
        while (texts.size() < count) {
            Example example = corpus.next(point);
            if (texts.add(example.question().prompt())) {
                prompts.add(new GoldenPrompt(
                        "%s-%03d".formatted(point.label(), texts.size()),
                        point.label(),
                        example.question().client().jurisdiction().name(),
                        example.question().prompt(),
                        example.decision(),
                        example.allowed()));
            }
        }
    }
}
