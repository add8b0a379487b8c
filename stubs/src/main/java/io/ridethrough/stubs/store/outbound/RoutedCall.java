package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import java.util.EnumMap;
import java.util.Map;

/** Takes a question along its route, asking everywhere for the model that is rolled out. */
public final class RoutedCall implements ChatCall {
    private final Routing routing;
    private final Map<EndpointLocation, ModelCall> endpoints;
    private final ModelRollout rollout;

    /** @param endpoints those there are; a leg to one that is missing is left out */
    public RoutedCall(Routing routing, Map<EndpointLocation, ModelCall> endpoints, ModelRollout rollout) {
        this.routing = routing;
        this.endpoints = new EnumMap<>(endpoints);
        this.rollout = rollout;
    }

    @Override
    public Completion complete(Question question) throws InferenceFailure {
        return rollout.ask(question, this::along);
    }

    private Completion along(Question question, String model) throws InferenceFailure {
        InferenceFailure failed = new InferenceFailure(FallbackReason.ERROR, "no endpoint may be asked");
        for (Routing.Leg leg : routing.route(question)) {
            ModelCall endpoint = endpoints.get(leg.to());
            if (endpoint != null) {
                try {
                    return endpoint.complete(leg.question(), model);
                } catch (InferenceFailure failure) {
                    failed = failure;
                }
            }
        }
        throw failed;
    }
}
