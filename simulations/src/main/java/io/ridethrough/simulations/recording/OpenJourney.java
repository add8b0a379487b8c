package io.ridethrough.simulations.recording;

import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.tracing.JourneyTrace;
import java.util.Optional;

/**
 * A journey under way, with its request under way if there is one. Travels in the virtual user's session and is used
 * by that user's event loop alone, until the end of the run has stopped the event loops.
 */
public final class OpenJourney implements Sent {

    private final String flow;
    private final Arrivals.Arrival arrival;
    private final JourneyTrace trace;
    private final Recorder recorder;
    private final Optional<SecondClick> secondClick;
    private long startedAt;
    private long nextIntendedAt;
    private Optional<OpenRequest> request = Optional.empty();
    private boolean ended;

    OpenJourney(
            String flow,
            Arrivals.Arrival arrival,
            JourneyTrace trace,
            Recorder recorder,
            Optional<SecondClick> secondClick) {
        this.flow = flow;
        this.arrival = arrival;
        this.trace = trace;
        this.recorder = recorder;
        this.secondClick = secondClick;
        this.startedAt = arrival.intendedAt();
        this.nextIntendedAt = arrival.intendedAt();
    }

    String flow() {
        return flow;
    }

    int user() {
        return arrival.user();
    }

    long intendedAt() {
        return arrival.intendedAt();
    }

    @Override
    public JourneyTrace trace() {
        return trace;
    }

    /** The click that this client makes again; empty for one who clicks once. */
    Optional<SecondClick> secondClick() {
        return secondClick;
    }

    void start(long nowMicros) {
        startedAt = nowMicros;
        recorder.started(this);
    }

    void begin(Step step, Session session, long nowMicros) {
        // The timers of a pause count whole milliseconds and may ring a fraction early.
        request = Optional.of(new OpenRequest(step, session, Math.min(nextIntendedAt, nowMicros), nowMicros));
    }

    /** When its request under way began, else itself; microseconds since the Unix epoch. */
    @Override
    public long begunAt() {
        return request.isPresent() ? request.get().startedAt() : startedAt;
    }

    void answered(int status, String inference, long nowMicros) {
        if (request.isPresent()) {
            request.get().answered(status, inference, nowMicros);
        }
    }

    /** Its request under way; empty while there is none. */
    Optional<OpenRequest> request() {
        return request;
    }

    /** Ends the request under way, if there is one, and plans the next one. */
    void finish(long endedAtMicros, long thinkingMicros) {
        if (request.isPresent()) {
            nextIntendedAt = endedAtMicros + thinkingMicros;
            request = Optional.empty();
        }
    }

    void record(OpenRequest open, Session session, Outcome outcome, String error, long nowMicros) {
        open.recordTo(recorder, flow, user(), session, outcome, error, nowMicros);
    }

    /** Ends the journey, once. */
    void end(long nowMicros, boolean completed, boolean aborted) {
        if (!ended) {
            ended = true;
            secondClick.ifPresent(SecondClick::firstIsOver);
            recorder.ended(this, new Journey(flow, user(), intendedAt(), startedAt, nowMicros, completed, aborted));
        }
    }

    /** Ends the journey, and its request under way, because the run ended. Only after the event loops have stopped. */
    void abort(long nowMicros) {
        Optional<OpenRequest> underWay = request;
        finish(nowMicros, 0);
        underWay.ifPresent(open -> record(open, open.session(), Outcome.ABORTED, "the run ended", nowMicros));
        end(nowMicros, false, true);
    }
}
