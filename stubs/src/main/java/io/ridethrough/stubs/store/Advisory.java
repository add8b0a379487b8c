package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.InferenceLog;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.outbound.CallLog;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.tracing.RequestTraces;
import java.net.http.HttpClient;
import java.time.Clock;

/**
 * What asks the model, and what is known of that.
 *
 * @param inference asks
 * @param reviews cases left to a person
 * @param models the model that is asked for
 * @param calls those made
 * @param traces passes the traces of requests on to those calls
 */
record Advisory(InferenceLog inference, ReviewQueue reviews, ModelRollout models, CallLog calls, RequestTraces traces) {
    static Advisory of(StoreSettings settings, StoreParts parts, Books books, HttpClient http, Clock clock) {
        RequestTraces traces = new RequestTraces();
        InferenceWiring wiring = new InferenceWiring(settings.inference(), parts, books.calls(), traces);
        ReviewQueue reviews =
                new ReviewQueue(settings.inference().resilience().fallback().entries(), clock);
        ResilienceWiring guards =
                new ResilienceWiring(parts.resilience(), settings.front().workers(), reviews, clock);
        return new Advisory(
                new InferenceLog(wiring.inference(http, books.knowledge(), guards, clock)),
                reviews,
                wiring.rollout(),
                books.calls(),
                traces);
    }
}
