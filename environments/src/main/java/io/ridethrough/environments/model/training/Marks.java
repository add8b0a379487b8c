package io.ridethrough.environments.model.training;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.model.corpus.Corpus;
import io.ridethrough.environments.model.corpus.Example;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.stubs.store.inference.InferencePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model does on held-back examples of one kind.
 *
 * @param right decisions that are the rulebook's
 * @param whole answers that are the rulebook's to the last letter
 * @param ended answers that ended in time
 * @param decisions all of them, in the examples' order
 */
public record Marks(int right, int whole, int ended, List<String> decisions) {
    private static final long SEED = 77;

    public Marks {
        decisions = List.copyOf(decisions);
    }

    /** The first held-back examples; the same in every run. */
    public static List<Example> examples(Rulebook rules, InferencePoint point, int count) {
        Corpus corpus = Corpus.heldBack(rules, SEED);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(corpus.next(point));
        }
        return examples;
    }

    /** Has a model answer those examples. */
    public static Marks of(Gguf model, Rulebook rules, InferencePoint point, int count) throws MalformedGgufException {
        List<Example> examples = examples(rules, point, count);
        List<Exam.Answer> answers = Exam.sit(
                model,
                examples.stream().map(example -> example.question().prompt()).toList());
        int right = 0;
        int whole = 0;
        List<String> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = answers.get(i).text();
            decisions.add(GoldenPrompt.decisionOf(text));
            right += decisions.get(i).equals(examples.get(i).decision()) ? 1 : 0;
            whole += text.equals(examples.get(i).answer()) ? 1 : 0;
        }
        int ended = (int) answers.stream().filter(Exam.Answer::isEnded).count();
        return new Marks(right, whole, ended, decisions);
    }

    /** How many decisions are the same as the other's, which sat the same exam. */
    public int agreement(Marks other) {
        int same = 0;
        for (int i = 0; i < decisions.size(); i++) {
            same += decisions.get(i).equals(other.decisions.get(i)) ? 1 : 0;
        }
        return same;
    }
}
