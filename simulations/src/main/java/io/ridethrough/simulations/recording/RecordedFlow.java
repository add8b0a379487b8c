package io.ridethrough.simulations.recording;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.simulations.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Makes a Gatling scenario of a flow's steps and brackets every request, so that each gives exactly one sample, and
 * tells the shop's tracing whose it is. A journey waits for its intended instant, goes through the steps, and ends at
 * the first that fails.
 *
 * <p>Every request of a step must be one exchange: redirects are not to be followed, nor answers cached.
 *
 * @param flow the flow's name
 * @param pace how its clients behave in time
 * @param arrivals who arrives when
 * @param recorder where samples, journeys and claims go
 * @param silences explains a request without an answer
 * @param clock the run's clock
 * @param secondClicks which clients click a step again while its answer is awaited
 * @param tracing what every request tells the shop's tracing
 */
public record RecordedFlow(
        String flow,
        Pace pace,
        Arrivals arrivals,
        Recorder recorder,
        Silences silences,
        EpochClock clock,
        SecondClicks secondClicks,
        Tracing tracing) {

    /** Session attribute with the arrival's index within its flow. */
    public static final String USER = "user";

    /** Response header in which an application tells where its inference answer came from. */
    public static final String INFERENCE_HEADER = "X-Inference-Outcome";

    private static final String JOURNEY = "ridethrough.journey";
    private static final String TRACE = "ridethrough.trace";

    /** How often a journey whose request failed looks whether its second click has been answered. */
    private static final Duration LOOK = Duration.ofMillis(20);

    /**
     * The scenario.
     *
     * @param visitor puts what the steps need into the session of a new arrival, whose {@link #USER} is set
     * @param steps the requests in order
     */
    public ScenarioBuilder scenario(UnaryOperator<Session> visitor, List<Step> steps) {
        ScenarioBuilder scenario = CoreDsl.scenario(flow)
                .exec(this::arrive)
                .stopLoadGeneratorIf(
                        session -> "nothing can be recorded any more",
                        session -> recorder.failure().isPresent())
                .pause(this::untilIntended)
                .exec(session -> visitor.apply(start(session)));
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                scenario = scenario.exec(pause(pace.thinking()));
            }
            scenario = scenario.exec(chain(steps.get(i)));
        }
        return scenario.exec(this::complete);
    }

    /** The virtual users that click again, one for each client who does, in the order of the clients' arrivals. */
    public ScenarioBuilder secondClicks(Arrivals clickers, List<Step> steps) {
        return new ClickingAgain(this, clickers).scenario(steps);
    }

    private ChainBuilder chain(Step step) {
        ChainBuilder asked = exec(session -> begin(session, step))
                .exec(exitHereIf(session -> journey(session).isEnded()))
                .exec(request(step, session -> journey(session).begunAt())
                        .transformResponse((response, session) -> answered(response, session, step)));
        return settled(asked, step).exec(exitHereIfFailed());
    }

    /** Every action more is a way through Gatling for every request: what can be done in one is done in one. */
    private ChainBuilder settled(ChainBuilder asked, Step step) {
        return secondClicks.isOf(step)
                ? asked.exec(this::finish)
                        .asLongAs(RecordedFlow::isLeftToTheSecondClick)
                        .on(pause(LOOK))
                        .exec(this::settle)
                : asked.exec(session -> settle(finish(session)));
    }

    /**
     * A step's request as it goes out: no longer than a client waits, and with the headers for the shop's tracing. They
     * are of the moment that is on record as the request's start, so that record and header never name two phases.
     *
     * @param begunAt when the session's request began, microseconds since the Unix epoch
     */
    HttpRequestActionBuilder request(Step step, ToLongFunction<Session> begunAt) {
        return step.request()
                .apply(http(step.name()))
                .header(Tracing.TRACEPARENT, session -> trace(session).traceparent(step.name()))
                .header(Tracing.BAGGAGE, session -> tracing.baggage(begunAt.applyAsLong(session)))
                .requestTimeout(pace.patience());
    }

    /** The session of a client whom records and the shop's tracing tell from others. */
    Session asClient(Session session, int user) {
        return session.set(USER, user).set(TRACE, tracing.journey(flow, user));
    }

    private Session arrive(Session session) {
        Arrivals.Arrival arrival = arrivals.next();
        return asClient(session, arrival.user())
                .set(JOURNEY, new OpenJourney(flow, arrival, recorder, secondClicks.of(arrival.user())));
    }

    private Duration untilIntended(Session session) {
        long waitMicros = Math.max(0, journey(session).intendedAt() - clock.epochMicros());
        // Gatling's timers count milliseconds: rounding up keeps an arrival from starting before its time.
        return Duration.ofMillis((waitMicros + 999) / 1_000);
    }

    private Session start(Session session) {
        journey(session).start(clock.epochMicros());
        return session;
    }

    private Session begin(Session session, Step step) {
        OpenJourney journey = journey(session);
        long now = clock.epochMicros();
        if (now >= pace.drainAtEpochMicros().getAsLong()) {
            journey.end(now, false, true);
            return session;
        }
        Session clean = session.remove(Step.REFUSAL);
        silences.forget();
        journey.begin(step, clean, now);
        if (secondClicks.isOf(step)) {
            journey.secondClick().ifPresent(click -> click.firstBegan(clean, now));
        }
        return clean;
    }

    private Response answered(Response response, Session session, Step step) {
        if (secondClicks.isOf(step)) {
            // Before the time is taken: nobody clicks again after that.
            journey(session).secondClick().ifPresent(SecondClick::firstIsOver);
        }
        journey(session).answered(response.status().code(), inference(response), clock.epochMicros());
        return response;
    }

    static String inference(Response response) {
        return Optional.ofNullable(response.headers().get(INFERENCE_HEADER)).orElse("");
    }

    private Session finish(Session session) {
        OpenJourney journey = journey(session);
        long now = journey.answeredAt().orElseGet(clock::epochMicros);
        journey.finish(now, pace.thinking().toNanos() / 1_000).ifPresent(request -> {
            Outcome outcome = request.outcome(session.isFailed(), pace.patience(), now);
            journey.record(request, session, outcome, error(outcome, request, session), now);
            if (secondClicks.isOf(request.step())) {
                journey.secondClick().ifPresent(SecondClick::firstIsOver);
            }
        });
        return session;
    }

    /** A client whose first click failed goes on if the second succeeds, and waits for that. */
    private static boolean isLeftToTheSecondClick(Session session) {
        return session.isFailed()
                && journey(session)
                        .secondClick()
                        .filter(SecondClick::isUnderWay)
                        .isPresent();
    }

    /** Ends the journey when its step failed, and no second click succeeded in its place. */
    private Session settle(Session session) {
        if (!session.isFailed()) {
            return session;
        }
        OpenJourney journey = journey(session);
        if (journey.secondClick().flatMap(SecondClick::acknowledgedAt).isPresent()) {
            return session.markAsSucceeded();
        }
        journey.end(clock.epochMicros(), false, false);
        return session;
    }

    /** A client goes on with whichever answer came first, so the journey may have ended before its own request. */
    private Session complete(Session session) {
        long now = clock.epochMicros();
        OpenJourney journey = journey(session);
        long endedAt = journey.secondClick()
                .flatMap(SecondClick::acknowledgedAt)
                .map(acknowledged -> Math.min(acknowledged, now))
                .orElse(now);
        journey.end(endedAt, true, false);
        return session;
    }

    String error(Outcome outcome, OpenRequest request, Session session) {
        return switch (outcome) {
            case OK -> "";
            case CHECK_FAILED -> refusal(session).orElse("a check of the answer failed");
            case HTTP_ERROR ->
                "HTTP " + request.status()
                        + refusal(session).map(refusal -> ": " + refusal).orElse("");
            case TIMED_OUT -> "no answer within " + pace.patience().toMillis() + " ms";
            case NO_RESPONSE -> silences.last().orElse("no answer");
            case ABORTED -> "the run ended";
        };
    }

    private static Optional<String> refusal(Session session) {
        return session.contains(Step.REFUSAL) ? Optional.of(session.getString(Step.REFUSAL)) : Optional.empty();
    }

    private static JourneyTrace trace(Session session) {
        return session.get(TRACE);
    }

    private static OpenJourney journey(Session session) {
        return session.get(JOURNEY);
    }
}
