package io.ridethrough.stubs.store.answers;

import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives a model's answer again for a while. Only summaries and recommendations are kept: what an order or
 * an identity depends on is asked each time. A fallback is never kept. At most {@value #MAX_ANSWERS} are kept;
 * the one that was used longest ago goes first.
 */
public final class AnswerCache implements Inference {
    static final int MAX_ANSWERS = 1000;

    private static final Set<InferencePoint> KEPT = Set.of(InferencePoint.SUMMARY, InferencePoint.RECOMMENDATIONS);

    private final Inference inference;
    private final AnswerKey.Choice keys;
    private final Supplier<String> model;
    private final Duration keptFor;
    private final Clock clock;
    private final Map<Object, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param model the model that would be asked now
     * @param keptFor the age at which an answer is asked for anew
     */
    public AnswerCache(
            Inference inference, AnswerKey.Choice keys, Supplier<String> model, Duration keptFor, Clock clock) {
        this.inference = inference;
        this.keys = keys;
        this.model = model;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    private record Kept(InferenceAnswer.FromModel answer, Instant until) {}

    @Override
    public InferenceAnswer ask(Question question) {
        if (!KEPT.contains(question.point())) {
            return inference.ask(question);
        }
        Object key = keys.of(question, model.get());
        Optional<InferenceAnswer> kept = find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        InferenceAnswer answer = inference.ask(question);
        if (answer instanceof InferenceAnswer.FromModel said) {
            keep(key, said);
        }
        return answer;
    }

    @Override
    public Map<String, GuardReading> guards() {
        return inference.guards();
    }

    private synchronized Optional<InferenceAnswer> find(Object key) {
        Kept kept = answers.get(key);
        if (kept == null) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(kept.until())) {
            return Optional.of(kept.answer());
        }
        answers.remove(key);
        return Optional.empty();
    }

    private synchronized void keep(Object key, InferenceAnswer.FromModel answer) {
        answers.put(key, new Kept(answer, clock.instant().plus(keptFor)));
        if (answers.size() > MAX_ANSWERS) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
