package io.ridethrough.results.checks;

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

    /** Whether too many calls were under way to make one more, as the application says and the wire does not deny. */
    boolean isRefusedByBulkhead() {
        return isShutOut() && Told.by(sample).isFullBulkhead();
    }

    boolean isServedByModel() {
        return sight == Sight.ATTEMPTED && Observed.answeredByModel(sample);
    }

    /** Whether its call was refused before it reached the wire, as the application says. */
    boolean isRefusedUnseen() {
        return sight == Sight.ATTEMPTED && attempts == 0 && !Told.by(sample).isModel();
    }

    /** Where the wire is cut no call can be counted, so one that the application tells of counts as one. */
    int attemptsCounted() {
        return sight == Sight.ATTEMPTED ? Math.max(attempts, 1) : 0;
    }
}
