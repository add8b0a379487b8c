package io.ridethrough.stubs.store.tracing;

import io.ridethrough.stubs.store.front.Endpoint;
import java.util.Map;
import java.util.Optional;

/**
 * Which trace each worker's request belongs to, as an instrumented shop knows it. A worker answers one request at a time,
 * and calls the model on its own thread.
 */
public final class RequestTraces {
    private final ThreadLocal<Optional<RequestTrace>> current = ThreadLocal.withInitial(Optional::empty);

    /** The same endpoint, whose calls out know the trace of the request that is being answered. */
    public Endpoint around(Endpoint shop) {
        return request -> {
            current.set(Optional.of(RequestTrace.of(request)));
            try {
                return shop.answer(request);
            } finally {
                current.remove();
            }
        };
    }

    /** Headers of the next call that this thread's request makes; none outside of requests, or without a trace. */
    public Map<String, String> ofNextCall() {
        return current.get().map(RequestTrace::ofNextCall).orElse(Map.of());
    }
}
