package io.ridethrough.simulations.recording;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.netty.util.AsciiString;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.TracedStep;
import io.ridethrough.simulations.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** Names of headers with their hashes, and ready to be sent. */
    private static final AsciiString INFERENCE_KEY = AsciiString.cached(INFERENCE_HEADER);

    private static final AsciiString TRACEPARENT_KEY = AsciiString.cached(Tracing.TRACEPARENT);
    private static final AsciiString BAGGAGE_KEY = AsciiString.cached(Tracing.BAGGAGE);
    private static final String JOURNEY = "ridethrough.journey";

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
                scenario = scenario.exec(pause(this::thinking));
            }
            scenario = scenario.exec(chain(steps.get(i)));
        }
        return scenario.exec(this::conclude);
    }

    /** The virtual users that click again, one for each client who does, in the order of the clients' arrivals. */
    public ScenarioBuilder secondClicks(Arrivals clickers, List<Step> steps) {
        return new ClickingAgain(this, clickers).scenario(steps);
    }

    /**
     * A step and what begins its record. Every action more is a way through Gatling for every request, so that the bracket
     * around a request has none of its own: it begins where Gatling asks whether the journey goes on, and ends where Gatling
     * asks how long the client thinks.
     */
    private ChainBuilder chain(Step step) {
        boolean isClickedTwice = secondClicks.isOf(step);
        ChainBuilder asked = exec(exitHereIf(session -> !goesOn(session, step, isClickedTwice)))
                .exec(request(step, RecordedFlow::journey)
                        .transformResponse((response, session) -> answered(response, session, isClickedTwice)));
        return isClickedTwice
                ? asked.doIf(this::leavesToTheSecondClick)
                        .then(asLongAs(RecordedFlow::isSecondClickUnderWay)
                                .on(pause(LOOK))
                                .exec(this::settle))
                : asked;
    }

    /**
     * A step's request as it goes out: no longer than a client waits, and with the headers for the shop's tracing. They
     * are of the moment that is on record as the request's start, so that record and header never name two phases.
     *
     * @param sent the session's request under way
     */
    HttpRequestActionBuilder request(Step step, Function<Session, Sent> sent) {
        TracedStep traced = TracedStep.of(step.name());
        // Set on the finished request, in one go: for each header that is a function Gatling takes a longer way.
        return step.request()
                .apply(http(step.name()))
                .sign((request, session) -> traced(request, sent.apply(session), traced))
                .requestTimeout(pace.patience());
    }

    private Request traced(Request request, Sent sent, TracedStep step) {
        recorder.sent();
        request.getHeaders()
                .add(TRACEPARENT_KEY, sent.trace().traceparent(step))
                .add(BAGGAGE_KEY, tracing.baggage(sent.begunAt()));
        return request;
    }

    JourneyTrace trace(int user) {
        return tracing.journey(flow, user);
    }

    private Session arrive(Session session) {
        Arrivals.Arrival arrival = arrivals.next();
        int user = arrival.user();
        return session.set(JOURNEY, new OpenJourney(flow, arrival, trace(user), recorder, secondClicks.of(user)))
                .set(USER, user);
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

    /** Begins a step's request, unless the journey ends: because the last one failed, or because the run drains. */
    private boolean goesOn(Session session, Step step, boolean isClickedTwice) {
        OpenJourney journey = journey(session);
        long now = clock.epochMicros();
        if (session.isFailed()) {
            journey.end(now, false, false);
            return false;
        }
        if (now >= pace.drainAtEpochMicros().getAsLong()) {
            journey.end(now, false, true);
            return false;
        }
        silences.forget();
        journey.begin(step, session, now);
        if (isClickedTwice) {
            journey.secondClick().ifPresent(click -> click.firstBegan(session, now));
        }
        return true;
    }

    private Response answered(Response response, Session session, boolean isClickedTwice) {
        OpenJourney journey = journey(session);
        if (isClickedTwice) {
            // Before the time is taken: nobody clicks again after that.
            journey.secondClick().ifPresent(SecondClick::firstIsOver);
        }
        journey.answered(response.status().code(), inference(response), clock.epochMicros());
        return response;
    }

    static String inference(Response response) {
        return Optional.ofNullable(response.headers().get(INFERENCE_KEY)).orElse("");
    }

    /** Records the request that is over, and tells how long the client thinks: nobody does whose journey has ended. */
    private Duration thinking(Session session) {
        record(journey(session), session);
        return session.isFailed() ? Duration.ZERO : pace.thinking();
    }

    /** Records the first click that is over, and tells whether it is left to a second one how the client goes on. */
    private boolean leavesToTheSecondClick(Session session) {
        OpenJourney journey = journey(session);
        record(journey, session);
        journey.secondClick().ifPresent(SecondClick::firstIsOver);
        return session.isFailed() && journey.secondClick().isPresent();
    }

    private void record(OpenJourney journey, Session session) {
        Optional<OpenRequest> underWay = journey.request();
        if (underWay.isPresent()) {
            OpenRequest request = underWay.get();
            long now = request.endedAt(clock);
            Outcome outcome = request.outcome(session.isFailed(), pace.patience(), now);
            journey.finish(now, pace.thinking().toNanos() / 1_000);
            journey.record(request, session, outcome, error(outcome, request, session), now);
        }
    }

    /** A client whose first click failed goes on if the second succeeds, and waits for that. */
    private static boolean isSecondClickUnderWay(Session session) {
        return journey(session).secondClick().filter(SecondClick::isUnderWay).isPresent();
    }

    /** The client goes on with the second click's answer, if that succeeded. */
    private Session settle(Session session) {
        boolean hasSucceeded = journey(session)
                .secondClick()
                .flatMap(SecondClick::acknowledgedAt)
                .isPresent();
        // The refusal was of the first click: no later step is to be told it.
        return hasSucceeded ? session.markAsSucceeded().remove(Step.REFUSAL) : session;
    }

    /**
     * Records the last request and ends the journey. A client goes on with whichever answer came first, so that it may have
     * been complete before its own request was.
     */
    private Session conclude(Session session) {
        OpenJourney journey = journey(session);
        record(journey, session);
        long now = clock.epochMicros();
        if (session.isFailed()) {
            journey.end(now, false, false);
            return session;
        }
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

    private static OpenJourney journey(Session session) {
        return session.get(JOURNEY);
    }
}
