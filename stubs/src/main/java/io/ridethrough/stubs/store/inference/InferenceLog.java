package io.ridethrough.stubs.store.inference;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by point and outcome. At most a point for each use times 6 outcomes. */
public final class InferenceLog implements Inference {
    private final Inference inference;
    private final Map<Key, LongAdder> answers = new ConcurrentHashMap<>();

    public InferenceLog(Inference inference) {
        this.inference = inference;
    }

    /**
     * What is counted apart.
     *
     * @param outcome {@code model} or a fallback's reason
     */
    public record Key(String point, String outcome) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPoint = point.compareTo(other.point);
            return byPoint != 0 ? byPoint : outcome.compareTo(other.outcome);
        }
    }

    @Override
    public InferenceAnswer ask(Question question) {
        InferenceAnswer answer = inference.ask(question);
        String outcome = answer instanceof InferenceAnswer.Fallback fallback
                ? fallback.reason().label()
                : "model";
        answers.computeIfAbsent(new Key(question.point().label(), outcome), key -> new LongAdder())
                .increment();
        return answer;
    }

    @Override
    public Map<String, String> breakers() {
        return inference.breakers();
    }

    /** Answers so far. */
    public Map<Key, Long> counts() {
        Map<Key, Long> counts = new TreeMap<>();
        answers.forEach((key, count) -> counts.put(key, count.sum()));
        return counts;
    }
}
