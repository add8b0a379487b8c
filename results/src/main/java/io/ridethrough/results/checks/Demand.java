package io.ridethrough.results.checks;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;

/**
 * One request that asks for inference, with what was seen of its calls to the model.
 *
 * @param attempts calls on the wire that fell to it
 * @param sight what became of its call
 */
record Demand(Sample sample, int attempts, Sight sight) {

    long at() {
        return sample.startedAt();
    }

    /** What became of a request's call to the model. */
    enum Sight {
        /** It went out: seen on the wire, or told by the application where the wire is cut. */
        ATTEMPTED,
        /** The application answered without it. */
        SHUT_OUT,
        /** Unknown: no call was seen, and no answer says why, or one tells of a call. */
        UNSEEN
    }

    boolean isShutOut() {
        return sight == Sight.SHUT_OUT;
    }

    /** Whether the application says that an open breaker refused it, and the wire agrees: two sources, so one will do. */
    boolean isToldAndSeenShutOut() {
        return isShutOut() && Told.by(sample).isOpenBreaker();
    }

    /** Whether too many calls were under way to make one more, as the application says and the wire does not deny. */
    boolean isRefusedByBulkhead() {
        return isShutOut() && Told.by(sample).isFullBulkhead();
    }

    /** Whether the application's word on a call and the wire contradict each other, where the wire is not cut. */
    boolean isDisputed() {
        Told told = Told.by(sample);
        return attempts > 0 ? told.isShutOut() : sample.outcome() != Outcome.ABORTED && told.isOfACall();
    }

    boolean isServedByModel() {
        return sight == Sight.ATTEMPTED && Observed.answeredByModel(sample);
    }

    /**
     * Whether it met a wire that is cut: without a call that was seen, the application tells of one that the model did
     * not answer, or has no good answer at all.
     */
    boolean metTheCut() {
        if (attempts > 0 || sample.outcome() == Outcome.ABORTED) {
            return false;
        }
        Told told = Told.by(sample);
        return told.isNothing() ? sample.outcome() != Outcome.OK : sight == Sight.ATTEMPTED && !told.isModel();
    }

    /** Where the wire is cut no call can be counted, so one that the application tells of counts as one. */
    int attemptsCounted() {
        return sight == Sight.ATTEMPTED ? Math.max(attempts, 1) : 0;
    }
}
