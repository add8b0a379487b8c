package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.TensorType;
import java.io.IOException;
import java.util.Locale;

/**
 * The whole way to a version's weights: v1 from its seed, v2 from the built-in v1. The same version and format give the
 * same file, whatever the number of threads, on every machine of the same architecture.
 *
 * @param version by whose rulebook is taught
 * @param threads that compute, at least 1; more than four have nothing to do
 */
public record AdvisorTraining(Rulebook version, int threads) {
    public AdvisorTraining {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
    }

    /** Hears of each step of a training. */
    public interface Progress {
        /** @param loss nats for each token of an answer, before the step's update */
        void step(int step, double loss);
    }

    /** How many steps the training has. */
    public int steps() {
        return Recipe.of(version).steps();
    }

    /** What the file is called: the built-in one is Q8_0, other formats say which. */
    public String fileName(TensorType format) {
        String suffix = format == TensorType.Q8_0 ? "" : "-" + lower(format.name());
        return "advisor-" + lower(version.name()) + suffix + ".gguf";
    }

    /**
     * Trains; takes minutes of all threads.
     *
     * @param format of the matrices
     * @throws IOException when the weights to begin with can't be read
     */
    public Gguf run(TensorType format, Progress progress) throws IOException, InterruptedException {
        Recipe recipe = Recipe.of(version);
        ModelContent content = recipe.start();
        new Trainer(recipe, content).train(content, threads, progress);
        return content.toGguf(recipe.name(), format);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
