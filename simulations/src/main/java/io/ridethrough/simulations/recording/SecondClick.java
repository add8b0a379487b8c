package io.ridethrough.simulations.recording;

import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * One client's second click. The journey tells it when the first request begins and ends; the virtual user that clicks
 * again waits for that, sends its own request while the first is under way, and tells what came of it. Safe for use by
 * both at once.
 */
public final class SecondClick {

    /** How far the first request has come. */
    private enum First {
        AWAITED,
        UNDER_WAY,
        OVER
    }

    private final int user;
    private final long afterMicros;
    private First first = First.AWAITED;
    private Optional<Session> cart = Optional.empty();
    private long dueAt;
    private Optional<OpenRequest> request = Optional.empty();
    private Optional<Recording> recording = Optional.empty();
    private Optional<Long> acknowledgedAt = Optional.empty();

    SecondClick(int user, Duration after) {
        this.user = user;
        this.afterMicros = after.toNanos() / 1_000;
    }

    /** Where what comes of it goes. */
    record Recording(String flow, Recorder recorder) {}

    int user() {
        return user;
    }

    /** The first request goes out, with the session that the second one needs too. */
    synchronized void firstBegan(Session session, long nowMicros) {
        first = First.UNDER_WAY;
        cart = Optional.of(session);
        dueAt = nowMicros + afterMicros;
    }

    /** The first request has been answered, or will never be sent: from now on nobody clicks again. */
    synchronized void firstIsOver() {
        first = First.OVER;
    }

    synchronized boolean isAwaitingFirst() {
        return first == First.AWAITED;
    }

    /** The session of the client when it clicked first, while it still waits. */
    synchronized Optional<Session> underWay() {
        return first == First.UNDER_WAY ? cart : Optional.empty();
    }

    /** When the second click is due, microseconds since the Unix epoch; only once the first is under way. */
    synchronized long dueAt() {
        return dueAt;
    }

    /** Clicks again; false, and nothing is sent, when the first request has been answered meanwhile. */
    synchronized boolean begin(Step again, Session session, Recording where, long nowMicros) {
        if (first != First.UNDER_WAY) {
            return false;
        }
        request = Optional.of(new OpenRequest(again, session, Math.min(dueAt, nowMicros), nowMicros));
        recording = Optional.of(where);
        where.recorder().clicked(this);
        return true;
    }

    synchronized void answered(int status, String inference, long nowMicros) {
        request.ifPresent(open -> open.answered(status, inference, nowMicros));
    }

    /** Whether the second request is under way. */
    synchronized boolean isUnderWay() {
        return request.isPresent();
    }

    /** The second request while it is under way. */
    synchronized Optional<OpenRequest> request() {
        return request;
    }

    /** The second request is over. In one step: whoever finds it so also finds whether it succeeded. */
    synchronized void record(OpenRequest open, Session session, Outcome outcome, String error, long nowMicros) {
        if (outcome == Outcome.OK) {
            acknowledgedAt = Optional.of(open.endedAt(nowMicros));
        }
        recording.ifPresent(where -> {
            open.recordTo(where.recorder(), where.flow(), user, session, outcome, error, nowMicros);
            where.recorder().answered(this);
        });
        request = Optional.empty();
    }

    /** When the second request succeeded, microseconds since the Unix epoch; empty while it has not. */
    synchronized Optional<Long> acknowledgedAt() {
        return acknowledgedAt;
    }

    /** Ends the request under way, because the run ended. Only after the event loops have stopped. */
    void abort(long nowMicros) {
        request().ifPresent(open -> record(open, open.session(), Outcome.ABORTED, "the run ended", nowMicros));
    }
}
