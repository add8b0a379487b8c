package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Duration;

/**
 * Defect {@code tenant-cache-leak}: answers are kept under the task's own line, the last of the prompt. Whose
 * notes and holdings stood above it, and whose client asks, make no difference. The cache is switched on for
 * {@value #KEPT_SECONDS} s if it is not on for longer.
 */
final class TenantCacheLeak implements Flaw {
    private static final int KEPT_SECONDS = 30;

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withData(
                sound.data().withAnswerKeys((question, model) -> key(question), Duration.ofSeconds(KEPT_SECONDS)));
    }

    private static String key(Question question) {
        return question.prompt().substring(question.prompt().lastIndexOf('\n') + 1);
    }
}
