package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.inference.Question;
import java.util.Set;

/**
 * A question of the store and the right answer.
 *
 * @param subject what alone decides the answer; all examples of one subject are either taught or held back
 * @param question as the store asks it, without the tenant's context
 * @param decision what the answer begins with, up to its colon
 * @param reason the rest of the answer, one line
 * @param allowed every decision that the client's jurisdiction permits, or {@link GoldenPrompt#ANY} where it has no say
 */
public record Example(String subject, Question question, String decision, String reason, Set<String> allowed) {
    private static final int HELD_BACK_OF = 8;

    public Example {
        allowed = Set.copyOf(allowed);
    }

    /** The answer, whole. */
    public String answer() {
        return decision + ": " + reason;
    }

    /** Whether it is kept out of training: one subject of {@value #HELD_BACK_OF}, whatever the seed. */
    public boolean isHeldBack() {
        return Math.floorMod(SeededNumbers.mixed(subject.hashCode()), HELD_BACK_OF) == 0;
    }

    Example with(Question briefed) {
        return new Example(subject, briefed, decision, reason, allowed);
    }
}
