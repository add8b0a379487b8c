package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.inference.Question;
import java.util.Arrays;
import java.util.List;

/** Decides where a question may go. */
public interface Routing {
    /** The endpoints to try, one after another until one answers. When all have failed, a rule must. */
    List<Leg> route(Question question);

    /**
     * One endpoint of a route.
     *
     * @param question as it may be asked there
     */
    record Leg(EndpointLocation to, Question question) {}

    /** Asks the question as it is wherever {@link Residency} allows it, at home first. */
    static List<Leg> resident(Question question) {
        return Arrays.stream(EndpointLocation.values())
                .filter(to -> Residency.isAllowed(question.client().jurisdiction(), to, question.hasPersonalData()))
                .map(to -> new Leg(to, question))
                .toList();
    }
}
