package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.answers.AnswerCache;
import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.ChatClient;
import io.ridethrough.stubs.store.inference.ChatSettings;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.knowledge.KnowledgeIndex;
import io.ridethrough.stubs.store.outbound.CallLog;
import io.ridethrough.stubs.store.outbound.EndpointLocation;
import io.ridethrough.stubs.store.outbound.LoggedCall;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.outbound.RoutedCall;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.prompts.Briefing;
import io.ridethrough.stubs.store.tracing.RequestTraces;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a store asks the model. From a task to the wire: briefing, kept answers, breakers and bulkheads, route,
 * call log, client.
 */
final class InferenceWiring {
    private final InferenceSettings settings;
    private final StoreParts parts;
    private final CallLog calls;
    private final RequestTraces traces;
    private final ModelRollout rollout;

    InferenceWiring(InferenceSettings settings, StoreParts parts, CallLog calls, RequestTraces traces) {
        this.settings = settings;
        this.parts = parts;
        this.calls = calls;
        this.traces = traces;
        this.rollout = parts.data().rollout().apply(settings.model());
    }

    /** The model that is asked for, and its replacement. */
    ModelRollout rollout() {
        return rollout;
    }

    Inference inference(HttpClient http, KnowledgeIndex knowledge, ResilienceWiring guards, Clock clock) {
        if (settings.endpoint().isEmpty()) {
            return guards.rulesAlone();
        }
        Resilience resilience = parts.resilience().settings().apply(settings.resilience());
        Map<EndpointLocation, ModelCall> endpoints = new EnumMap<>(EndpointLocation.class);
        endpoints.put(
                EndpointLocation.HOME,
                endpoint(EndpointLocation.HOME, settings.endpoint().get(), http, resilience, clock));
        settings.outbound()
                .foreign()
                .ifPresent(url -> endpoints.put(
                        EndpointLocation.ABROAD, endpoint(EndpointLocation.ABROAD, url, http, resilience, clock)));
        ChatCall call = new RoutedCall(parts.data().routing(), endpoints, rollout);
        return new Briefing(keeping(guards.around(call, resilience), clock), knowledge);
    }

    private ModelCall endpoint(
            EndpointLocation location, URI url, HttpClient http, Resilience resilience, Clock clock) {
        Optional<Duration> deadline = Optional.of(resilience.timeout()).filter(timeout -> !timeout.isZero());
        ModelCall wire = new ChatClient(
                http,
                new ChatSettings(url, ChatSettings.DEFAULT_MAX_TOKENS, deadline),
                parts.resilience().reading(),
                traces);
        return new LoggedCall(parts.data().wire().apply(wire), location, calls, clock);
    }

    private Inference keeping(Inference inference, Clock clock) {
        Duration kept = parts.data().answersKept().apply(settings.outbound().answersKept());
        return kept.isZero()
                ? inference
                : new AnswerCache(inference, parts.data().answerKeys(), rollout::current, kept, clock);
    }
}
