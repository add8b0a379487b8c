package io.ridethrough.simulations.bench.engine;

import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.TracedStep;
import io.ridethrough.simulations.recording.Step;
import io.ridethrough.simulations.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journey that is measured: the steps of a guest's checkout and the summary of a dashboard, one after the other without
 * thinking. Each is checked as those of our flows are, by its status and by what its answer must hold. One claims an order,
 * and one shows an answer: somewhat more than of a run's requests do.
 */
final class EngineFlow {

    static final String NAME = "engine";

    /** The step that claims. */
    static final String CLAIMS = "place-order";

    /** The step whose answer is shown. */
    static final String SHOWS = "portfolio-summary";

    static final Duration THINKING = Duration.ZERO;
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private EngineFlow() {}

    static List<Step> steps() {
        return List.of(
                step("browse"),
                step("create-cart"),
                step("add-to-cart"),
                step("set-email"),
                step("set-shipping-address"),
                step("set-billing-address"),
                step("set-shipping-method"),
                step("set-payment-method"),
                step(CLAIMS).claiming(EngineFlow::claim),
                step(SHOWS).showing(EngineFlow::shown));
    }

    /** The headers of a request, by name, as long as those of a run are. */
    private static final Map<String, String> TRACED = Map.of(
            Tracing.TRACEPARENT, JourneyTrace.of(1, NAME, 1).traceparent(TracedStep.of(CLAIMS)),
            Tracing.BAGGAGE,
                    Tracing.of(EnginePlan.asRun(Duration.ZERO, 1), () -> 0).baggage(0));

    /** The same journey with Gatling alone: the same requests and checks, and the same end at the first that fails. */
    static ScenarioBuilder bare() {
        return alone(TRACED);
    }

    /** The same without the headers for the shop's tracing. */
    static ScenarioBuilder untraced() {
        return alone(Map.of());
    }

    private static ScenarioBuilder alone(Map<String, String> headers) {
        ScenarioBuilder scenario = CoreDsl.scenario(NAME);
        List<Step> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                scenario = scenario.exec(pause(THINKING));
            }
            Step step = steps.get(i);
            scenario = scenario.exec(step.request()
                            .apply(http(step.name()))
                            .headers(headers)
                            .requestTimeout(PATIENCE))
                    .exec(exitHereIfFailed());
        }
        return scenario;
    }

    private static Step step(String name) {
        return Step.of(
                name,
                http -> http.get("/" + name)
                        .check(status().is(200), jmesPath("data.id").exists()));
    }

    private static Claim claim(Session session, Sample sample) {
        return new Claim(
                sample.endedAt(),
                sample.flow(),
                sample.user(),
                "guest-engine-" + sample.user() + "@example.test",
                "cart-" + sample.user(),
                "1000",
                Claim.Answer.ACKNOWLEDGED);
    }

    private static Optional<ShownAnswer> shown(Session session, Sample sample) {
        String sign = "holdings/alpine/" + sample.user();
        return Optional.of(new ShownAnswer(
                sample.endedAt(), sample.flow(), sample.step(), sample.user(), "alpine", List.of(sign), List.of(sign)));
    }
}
