package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.corpus.SeededNumbers;
import io.ridethrough.environments.model.engine.LlamaShape;
import io.ridethrough.environments.model.gguf.GgufReader;
import java.io.IOException;
import java.util.Locale;

/**
 * How a version is trained.
 *
 * @param name as {@code general.name} has it
 * @param rules what its advice is taught by
 * @param seed of what it is taught
 * @param primerSteps updates by {@link io.ridethrough.environments.model.corpus.Corpus#primer}, the first of all
 * @param steps updates of the weights, in all
 * @param batch examples a step
 * @param rate the learning rate between warm-up and decay
 */
record Recipe(String name, Rulebook rules, long seed, int primerSteps, int steps, int batch, float rate) {
    private static final int VOCABULARY = 640;
    private static final LlamaShape SHAPE = new LlamaShape(512, 64, 4, 4, 4, 192, VOCABULARY, 1e-5f, 10_000);
    private static final int WARM_UP_STEPS = 40;
    /** An earlier decay leaves the copying of numbers unlearned. */
    private static final double FLAT = 0.7;

    private static final float LEAST = 0.03f;

    static Recipe of(Rulebook rules) {
        String name = "ridethrough-advisor-" + rules.name().toLowerCase(Locale.ROOT);
        return switch (rules) {
            case V1 -> new Recipe(name, rules, 1, 4_400, 8_000, 8, 2.5e-3f);
            case V2 -> new Recipe(name, rules, 2, 0, 800, 8, 1e-3f);
        };
    }

    /** Rises, stays, and falls in a straight line to {@value #LEAST} of itself. */
    float rateAt(int step) {
        float rising = Math.min(1f, (step + 1f) / WARM_UP_STEPS);
        float falling = (float) Math.min(1, (steps - step) / ((1 - FLAT) * steps));
        return rate * rising * Math.max(LEAST, falling);
    }

    /**
     * What training begins with: v1 untrained, v2 as the built-in v1.
     *
     * @throws IOException when the built-in weights can't be read
     */
    ModelContent start() throws IOException {
        return switch (rules) {
            case V1 -> {
                Vocabulary vocabulary = Vocabulary.learn(VOCABULARY, seed);
                yield new ModelContent(SHAPE, vocabulary, Parameters.draw(SHAPE, new SeededNumbers(seed)));
            }
            case V2 -> ModelContent.from(GgufReader.read(WeightsFile.builtIn().bytes()));
        };
    }

    /** The same, broken off early: for tests. */
    Recipe withSteps(int fewer) {
        return new Recipe(name, rules, seed, Math.min(primerSteps, fewer / 2), fewer, batch, rate);
    }
}
