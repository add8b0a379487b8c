package io.ridethrough.simulations.recording;

import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.time.Duration;

/** A request under way: what is known of it so far. */
final class OpenRequest {

    /** Timers ring a little early or late: silence this much shorter than patience is a timeout all the same. */
    private static final Duration TIMER_SLACK = Duration.ofMillis(50);

    private final Step step;
    private final Session session;
    private final long intendedAt;
    private final long startedAt;
    private long answeredAt;
    private int status;
    private String inference = "";

    OpenRequest(Step step, Session session, long intendedAt, long startedAt) {
        this.step = step;
        this.session = session;
        this.intendedAt = intendedAt;
        this.startedAt = startedAt;
    }

    Step step() {
        return step;
    }

    /** The session as it was before the request. */
    Session session() {
        return session;
    }

    /** When it began, microseconds since the Unix epoch. */
    long startedAt() {
        return startedAt;
    }

    int status() {
        return status;
    }

    void answered(int status, String inference, long nowMicros) {
        this.status = status;
        this.inference = inference;
        this.answeredAt = nowMicros;
    }

    long endedAt(long nowMicros) {
        return answeredAt == 0 ? nowMicros : answeredAt;
    }

    /** When it was answered, or now if it was not; microseconds since the Unix epoch. */
    long endedAt(EpochClock clock) {
        return answeredAt == 0 ? clock.epochMicros() : answeredAt;
    }

    Outcome outcome(boolean failed, Duration patience, long nowMicros) {
        if (status == 0) {
            long silenceMicros = nowMicros - startedAt;
            boolean waitedOut = silenceMicros >= patience.minus(TIMER_SLACK).toNanos() / 1_000;
            return waitedOut ? Outcome.TIMED_OUT : Outcome.NO_RESPONSE;
        }
        if (!failed) {
            return Outcome.OK;
        }
        return status >= 400 ? Outcome.HTTP_ERROR : Outcome.CHECK_FAILED;
    }

    Sample sample(String flow, int user, Outcome outcome, String error, long nowMicros) {
        return new Sample(
                flow, step.name(), user, intendedAt, startedAt, endedAt(nowMicros), status, outcome, inference, error);
    }

    /** Records the request, the claim that it makes, and whose its answer was. */
    void recordTo(
            Recorder recorder, String flow, int user, Session after, Outcome outcome, String error, long nowMicros) {
        Sample sample = sample(flow, user, outcome, error, nowMicros);
        recorder.sample(sample);
        if (step.claim().isPresent()) {
            recorder.claim(step.claim().get().apply(after, sample));
        }
        if (step.shown().isPresent()) {
            step.shown().get().apply(after, sample).ifPresent(recorder::shown);
        }
    }
}
