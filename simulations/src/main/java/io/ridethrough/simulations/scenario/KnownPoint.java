package io.ridethrough.simulations.scenario;

import io.ridethrough.results.plan.InferencePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The places where a shop asks for inference, and the step whose every request is one demand there, in whichever flow. */
public enum KnownPoint {
    /** Which advice to print on the order, asked while the order is placed. */
    ADVICE("advice", "place-order", KnownFlow.GUEST_CHECKOUT, KnownFlow.CUSTOMER_CHECKOUT),
    /** Whether a new customer is who they say they are, asked while the account is created. */
    IDENTITY("identity", "create-customer", KnownFlow.ONBOARDING),
    /** A customer's holdings in words, asked while the dashboard is read. */
    SUMMARY("summary", "portfolio-summary", KnownFlow.DASHBOARD);

    private final String word;
    private final String step;
    private final List<KnownFlow> flows;

    KnownPoint(String word, String step, KnownFlow... flows) {
        this.word = word;
        this.step = step;
        this.flows = List.of(flows);
    }

    /** The point's name in files and on the wire. */
    public String word() {
        return word;
    }

    /** The flows that ask, of which a scenario has one at most: whose a call is could not be told apart. */
    public List<KnownFlow> flows() {
        return flows;
    }

    /** The step that asks. */
    public String step() {
        return step;
    }

    /** The point as the plan of a scenario with this flow names it; every point is answered by the target {@code inference}. */
    public InferencePoint planned(KnownFlow flow) {
        return new InferencePoint(word, flow.word(), step, KnownTarget.INFERENCE.word());
    }

    /** All names, in the order of this enum. */
    public static List<String> words() {
        return Arrays.stream(values()).map(KnownPoint::word).toList();
    }

    /** The point of that name. */
    public static Optional<KnownPoint> of(String word) {
        return Arrays.stream(values()).filter(point -> point.word.equals(word)).findFirst();
    }
}
