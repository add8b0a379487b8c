package io.ridethrough.simulations.scenario;

import io.ridethrough.results.plan.InferencePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The places where a shop asks for inference, and the step whose every request is one demand there. */
public enum KnownPoint {
    /** Which advice to print on the order, asked while the order is placed. */
    ADVICE("advice", KnownFlow.GUEST_CHECKOUT, "place-order"),
    /** Whether a new customer is who they say they are, asked while the account is created. */
    IDENTITY("identity", KnownFlow.ONBOARDING, "create-customer"),
    /** A customer's holdings in words, asked while the dashboard is read. */
    SUMMARY("summary", KnownFlow.DASHBOARD, "portfolio-summary");

    private final String word;
    private final KnownFlow flow;
    private final String step;

    KnownPoint(String word, KnownFlow flow, String step) {
        this.word = word;
        this.flow = flow;
        this.step = step;
    }

    /** The point's name in files and on the wire. */
    public String word() {
        return word;
    }

    /** The flow that asks. */
    public KnownFlow flow() {
        return flow;
    }

    /** The step that asks. */
    public String step() {
        return step;
    }

    /** The point as a plan names it; every point is answered by the target {@code inference}. */
    public InferencePoint planned() {
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
