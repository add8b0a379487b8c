package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.FallingBack;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.inference.RuleOnly;
import io.ridethrough.stubs.store.parts.ResilienceParts;
import java.time.Clock;

/** What stands around a call to the model, from the call outwards: guards, then fallbacks. */
record ResilienceWiring(ResilienceParts parts, int workers, ReviewQueue reviews, Clock clock) {
    /** @param resilience as the parts have changed it */
    Inference around(ChatCall call, Resilience resilience) {
        Inference guarded = parts.guarding().around(parts.call().apply(call), resilience, workers, clock);
        return parts.answering().apply(FallingBack.on(resilience.fallback(), guarded, parts.rules(), reviews, clock));
    }

    /** Where there is no model to ask. */
    Inference rulesAlone() {
        return parts.answering().apply(FallingBack.onRules(new RuleOnly(), parts.rules()));
    }
}
