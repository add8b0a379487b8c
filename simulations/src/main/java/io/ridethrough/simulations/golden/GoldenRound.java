package io.ridethrough.simulations.golden;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.results.run.GoldenReferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which golden prompts a run asks, in which order: some of them, drawn by the seed, in turn. About a swap only those are
 * asked whose answer tells the versions apart, in turns of their own.
 */
public final class GoldenRound {
    private final List<GoldenPrompt> prompts;
    private final List<GoldenPrompt> telling;
    private int next;
    private int nextTelling;

    private GoldenRound(List<GoldenPrompt> prompts, List<GoldenPrompt> telling) {
        this.prompts = prompts;
        this.telling = telling;
    }

    /**
     * Draws prompts; the same seed draws the same ones in the same order.
     *
     * @param count how many; all of them when there are no more
     */
    public static List<GoldenPrompt> draw(List<GoldenPrompt> all, int count, long seed) {
        List<GoldenPrompt> drawn = new ArrayList<>(all);
        Collections.shuffle(drawn, new Random(seed));
        return List.copyOf(drawn.subList(0, Math.min(count, drawn.size())));
    }

    /** @param prompts at least one, in their order */
    public static GoldenRound of(List<GoldenPrompt> prompts, GoldenReferences references) {
        List<GoldenPrompt> telling = prompts.stream()
                .filter(prompt -> references.tellsApart(prompt.id()))
                .toList();
        return new GoldenRound(List.copyOf(prompts), telling.isEmpty() ? List.copyOf(prompts) : telling);
    }

    /** The next one to ask. */
    public GoldenPrompt next(GoldenSchedule.Question question) {
        return question.isAboutSwap()
                ? telling.get(nextTelling++ % telling.size())
                : prompts.get(next++ % prompts.size());
    }
}
