package io.ridethrough.simulations.recording;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One request of a flow.
 *
 * @param name such as {@code place-order}
 * @param request builds the request from Gatling's {@code http(name)}; its checks decide whether the step succeeded
 * @param claim what the step's outcome claims about an order; empty for a step that claims nothing
 * @param shown whose the step's answer was; empty for a step whose answer nobody looks at
 * @param needs the session attributes that its request and its claim read
 */
public record Step(
        String name,
        Function<Http, HttpRequestActionBuilder> request,
        Optional<BiFunction<Session, Sample, Claim>> claim,
        Optional<BiFunction<Session, Sample, Optional<ShownAnswer>>> shown,
        List<String> needs) {

    public Step {
        needs = List.copyOf(needs);
    }

    /**
     * Session attribute in which a step's checks may save why the answer was refused, with another check that then fails:
     * it becomes the sample's error, and the journey ends with it.
     */
    public static final String REFUSAL = "ridethrough.refusal";

    public static Step of(String name, Function<Http, HttpRequestActionBuilder> request) {
        return new Step(name, request, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same step, which also claims: the function is called once for each request, with the session after it. */
    public Step claiming(BiFunction<Session, Sample, Claim> claim) {
        return new Step(name, request, Optional.of(claim), shown, needs);
    }

    /**
     * The same step, which also tells whose its answer was: the function is called once for each request, with the
     * session after it, and gives nothing where there was no answer.
     */
    public Step showing(BiFunction<Session, Sample, Optional<ShownAnswer>> shown) {
        return new Step(name, request, claim, Optional.of(shown), needs);
    }

    /** The same step, which a client can also click twice: its request and claim read these session attributes. */
    public Step needing(String... attributes) {
        return new Step(name, request, claim, shown, List.of(attributes));
    }

    /** The same step under another name. */
    Step named(String other) {
        return new Step(other, request, claim, shown, needs);
    }
}
