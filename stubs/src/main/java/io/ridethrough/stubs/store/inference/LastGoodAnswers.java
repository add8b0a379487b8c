package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.tenancy.Client;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last good answer to each question. A question is the same when point, client (and so tenant and jurisdiction) and
 * prompt are: nobody is told what was said to somebody else. Bounded; the least recently used goes first. Thread-safe.
 */
final class LastGoodAnswers implements FallbackSource {
    private record Key(InferencePoint point, Client client, String prompt) {
        static Key of(Question question) {
            return new Key(question.point(), question.client(), question.prompt());
        }
    }

    private record Remembered(String text, Instant at) {}

    private final FallbackSettings settings;
    private final Clock clock;
    private final Map<Key, Remembered> answers;

    LastGoodAnswers(FallbackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
                return size() > settings.entries();
            }
        };
    }

    @Override
    public synchronized void learn(Question question, InferenceAnswer.FromModel answer) {
        answers.put(Key.of(question), new Remembered(answer.text(), clock.instant()));
    }

    @Override
    public synchronized InferenceAnswer.Fallback instead(Question question, InferenceAnswer.Fallback missing) {
        @Nullable Remembered known = answers.get(Key.of(question));
        if (known == null || known.at().plus(settings.maxAge()).isBefore(clock.instant())) {
            return missing;
        }
        return new InferenceAnswer.Fallback(
                missing.reason(), FallbackKind.CACHED, Optional.of(known.text()), missing.rules());
    }
}
