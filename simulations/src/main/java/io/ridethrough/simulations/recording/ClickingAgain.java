package io.ridethrough.simulations.recording;

import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.tracing.JourneyTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The virtual users that click again. A virtual user of Gatling has one request under way at a time, so a client's second
 * click is made by another one: it arrives with the client, waits for the client's first request, and sends the same on
 * a connection of its own. It makes no journey: whatever it is told belongs to the client's.
 *
 * @param flow the clients' flow
 * @param clickers the clients who click twice, as they arrive
 */
record ClickingAgain(RecordedFlow flow, Arrivals clickers) {

    private static final String CLICK = "ridethrough.click";
    private static final String TRACE = "ridethrough.trace";

    /** How often to look for the first request: the second is due later than this by a while. */
    private static final Duration LOOK = Duration.ofMillis(20);

    ScenarioBuilder scenario(List<Step> steps) {
        Step again = steps.stream()
                .filter(flow.secondClicks()::isOf)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step of " + flow.flow() + " is clicked again"))
                .named(flow.secondClicks().again());
        return CoreDsl.scenario(flow.flow() + ", second clicks")
                .exec(this::arrive)
                .asLongAs(session -> click(session).isAwaitingFirst())
                .on(pause(LOOK))
                .exec(session -> carry(session, again))
                .pause(this::untilDue)
                .exec(session -> begin(session, again))
                .exec(exitHereIf(session -> !click(session).isUnderWay()))
                .exec(flow.request(again, this::sent).transformResponse(this::answered))
                .exec(this::finish);
    }

    private Session arrive(Session session) {
        int user = clickers.next().user();
        SecondClick click = flow.secondClicks()
                .of(user)
                .orElseThrow(() -> new IllegalStateException("client " + user + " does not click twice"));
        return session.set(RecordedFlow.USER, user).set(TRACE, flow.trace(user)).set(CLICK, click);
    }

    /** Takes over what the request needs from the session of the client. */
    private Session carry(Session session, Step again) {
        Session carrying = session;
        Optional<Session> first = click(session).underWay();
        if (first.isPresent()) {
            for (String attribute : again.needs()) {
                carrying = carrying.set(attribute, first.get().get(attribute));
            }
        }
        return carrying;
    }

    private Duration untilDue(Session session) {
        SecondClick click = click(session);
        if (click.underWay().isEmpty()) {
            return Duration.ZERO;
        }
        long waitMicros = Math.max(0, click.dueAt() - flow.clock().epochMicros());
        // Gatling's timers count milliseconds.
        return Duration.ofMillis((waitMicros + 999) / 1_000);
    }

    private Session begin(Session session, Step again) {
        SecondClick click = click(session);
        flow.secondClicks().forget(click.user());
        flow.silences().forget();
        long now = flow.clock().epochMicros();
        if (now < flow.pace().drainAtEpochMicros().getAsLong()) {
            click.begin(again, session, new SecondClick.Recording(flow.flow(), flow.recorder()), now);
        }
        return session;
    }

    private Sent sent(Session session) {
        long begunAt = click(session).request().map(OpenRequest::startedAt).orElseGet(flow.clock()::epochMicros);
        return new Click(session.get(TRACE), begunAt);
    }

    /** A second click that goes out. */
    private record Click(JourneyTrace trace, long begunAt) implements Sent {}

    private Response answered(Response response, Session session) {
        click(session)
                .answered(
                        response.status().code(),
                        RecordedFlow.inference(response),
                        flow.clock().epochMicros());
        return response;
    }

    private Session finish(Session session) {
        SecondClick click = click(session);
        long now = flow.clock().epochMicros();
        click.request().ifPresent(request -> {
            Outcome outcome = request.outcome(session.isFailed(), flow.pace().patience(), now);
            click.record(request, session, outcome, flow.error(outcome, request, session), now);
        });
        return session;
    }

    private static SecondClick click(Session session) {
        return session.get(CLICK);
    }
}
