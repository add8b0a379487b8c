package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.flaws.Flaws;
import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.parts.ResilienceParts;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Duration;
import java.util.Optional;

/** A model without a network, and what a store puts around it, on a clock that a test moves. For one thread. */
public final class PretendModel implements ChatCall {
    public final ManualClock clock = new ManualClock();
    public final ReviewQueue reviews = new ReviewQueue(2, clock);
    private Optional<FallbackReason> failing = Optional.empty();
    private Duration takes = Duration.ofMillis(20);
    private int attempts;

    /** From now on calls end so, after this time. */
    public void fails(FallbackReason reason, Duration after) {
        failing = Optional.of(reason);
        takes = after;
    }

    /** From now on calls are answered, after this time. */
    public void answers(Duration after) {
        failing = Optional.empty();
        takes = after;
    }

    public int attempts() {
        return attempts;
    }

    @Override
    public Completion complete(Question question) throws InferenceFailure {
        attempts++;
        clock.pass(takes);
        if (failing.isPresent()) {
            throw new InferenceFailure(failing.get(), "as told");
        }
        return new Completion("Quite suitable.", "pretend");
    }

    /** How a store of 8 workers asks it. */
    public Inference asked(Optional<Defect> defect, Resilience given) {
        ResilienceParts parts = defect.map(it -> Flaws.of(it).plant(StoreParts.sound()))
                .orElseGet(StoreParts::sound)
                .resilience();
        return new ResilienceWiring(parts, 8, reviews, clock)
                .around(this, parts.settings().apply(given));
    }

    public static Question question(InferencePoint point) {
        return new Question(point, Client.guest(Tenant.ALPINE), "?", false);
    }
}
