package io.ridethrough.simulations.flows;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.RecordedFlow;
import java.util.List;

/** All flows, by name. */
public final class Flows {

    public static final List<String> NAMES =
            List.of(GuestCheckout.NAME, CustomerCheckout.NAME, Onboarding.NAME, Dashboard.NAME);

    private Flows() {}

    /**
     * The scenario of the flow that a recording is for.
     *
     * @param documents what its clients send
     * @throws IllegalArgumentException when there is no flow of that name
     */
    public static ScenarioBuilder scenario(RecordedFlow flow, ClientBook clients, Documents documents) {
        return switch (flow.flow()) {
            case GuestCheckout.NAME -> new GuestCheckout(clients, documents).scenario(flow);
            case CustomerCheckout.NAME -> new CustomerCheckout(clients, documents).scenario(flow);
            case Onboarding.NAME -> new Onboarding(clients, documents).scenario(flow);
            case Dashboard.NAME -> new Dashboard(clients, documents).scenario(flow);
            default ->
                throw new IllegalArgumentException(
                        "no flow is called " + flow.flow() + "; the flows are " + String.join(", ", NAMES));
        };
    }

    /**
     * The scenario of those who click again in the flow that a recording is for.
     *
     * @param clickers the clients who click twice, as they arrive
     * @throws IllegalArgumentException when nothing of that flow is clicked twice
     */
    public static ScenarioBuilder secondClicks(
            RecordedFlow flow, ClientBook clients, Documents documents, Arrivals clickers) {
        if (!flow.flow().equals(GuestCheckout.NAME)) {
            throw new IllegalArgumentException("nothing of " + flow.flow() + " is clicked twice");
        }
        return new GuestCheckout(clients, documents).secondClicks(flow, clickers);
    }
}
