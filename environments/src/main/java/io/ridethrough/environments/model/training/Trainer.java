package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.Corpus;
import io.ridethrough.environments.model.corpus.Example;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.gguf.TensorType;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/** Teaches a model what a recipe says, one batch after the other. */
final class Trainer {
    private final Recipe recipe;
    private final BytePairTokenizer tokenizer;
    private final ChatFormat format;

    /** @param content whose vocabulary is used */
    Trainer(Recipe recipe, ModelContent content) throws MalformedGgufException {
        this.recipe = recipe;
        this.tokenizer = BytePairTokenizer.from(content.toGguf(recipe.name(), TensorType.F32));
        this.format = new ChatFormat(tokenizer);
    }

    /**
     * Changes the content's parameters; the outcome does not depend on the number of threads.
     *
     * @throws InterruptedException when interrupted, with the parameters in between
     */
    void train(ModelContent content, int threads, AdvisorTraining.Progress progress) throws InterruptedException {
        Corpus primer = Corpus.primer(recipe.rules(), recipe.seed());
        Corpus taught = Corpus.taught(recipe.rules(), recipe.seed());
        Parameters parameters = content.parameters();
        AdamW optimiser = new AdamW(parameters);
        try (BatchLearner learner = new BatchLearner(content.shape(), parameters, threads)) {
            for (int step = 0; step < recipe.steps(); step++) {
                Corpus corpus = step < recipe.primerSteps() ? primer : taught;
                List<Lesson> batch = new ArrayList<>();
                for (int i = 0; i < recipe.batch(); i++) {
                    batch.add(lesson(corpus.next()));
                }
                BatchLearner.Outcome outcome = learner.learn(parameters, batch);
                optimiser.step(parameters, outcome.gradients(), recipe.rateAt(step));
                progress.step(step, outcome.loss());
            }
        }
    }

    Lesson lesson(Example example) {
        List<Integer> tokens = new ArrayList<>(
                format.prompt(List.of(new ChatMessage("user", example.question().prompt()))));
        int answerAt = tokens.size();
        tokens.addAll(tokenizer.encode(example.answer()));
        tokens.add(tokenizer.endToken());
        return new Lesson(tokens.stream().mapToInt(Integer::intValue).toArray(), answerAt);
    }
}
