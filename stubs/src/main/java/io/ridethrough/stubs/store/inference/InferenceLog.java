package io.ridethrough.stubs.store.inference;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by point and outcome, and fallbacks by point and kind. As many keys as enums have values. */
public final class InferenceLog implements Inference {
    private final Inference inference;
    private final Map<Key, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<Key, LongAdder> fallbacks = new ConcurrentHashMap<>();

    public InferenceLog(Inference inference) {
        this.inference = inference;
    }

    /**
     * What is counted apart.
     *
     * @param outcome {@code model} or a fallback's reason; or a fallback's kind
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
        count(answers, new Key(question.point().label(), outcome));
        if (answer instanceof InferenceAnswer.Fallback fallback) {
            count(fallbacks, new Key(question.point().label(), fallback.kind().label()));
        }
        return answer;
    }

    @Override
    public Map<String, GuardReading> guards() {
        return inference.guards();
    }

    /** Answers so far. */
    public Map<Key, Long> counts() {
        return sums(answers);
    }

    /** Fallbacks so far, by their kind. */
    public Map<Key, Long> fallbacks() {
        return sums(fallbacks);
    }

    private static void count(Map<Key, LongAdder> counts, Key key) {
        counts.computeIfAbsent(key, added -> new LongAdder()).increment();
    }

    private static Map<Key, Long> sums(Map<Key, LongAdder> counts) {
        Map<Key, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }
}
