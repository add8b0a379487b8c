package io.ridethrough.results.capacity.queue;

/**
 * What a simulated shop did in a window.
 *
 * @param journeys that began in it
 * @param failed how many of them did not come to a good end
 * @param fallen how many met a fallback
 * @param before journeys that were under way when it began
 * @param left journeys that ended in it, whenever they began
 * @param responses of their requests of the step that was asked for, seconds, in order of their end
 * @param workersBusy mean over the window
 * @param workersHeld of these, waiting for the model
 * @param slotsBusy of the model
 */
public record ShopOutcome(
        long journeys,
        long failed,
        long fallen,
        long before,
        long left,
        double[] responses,
        double workersBusy,
        double workersHeld,
        double slotsBusy) {

    /** Failed of all journeys; 0 without any. */
    public double failedShare() {
        return journeys == 0 ? 0 : (double) failed / journeys;
    }

    /** Of all journeys, those with a fallback; 0 without any. */
    public double fallenShare() {
        return journeys == 0 ? 0 : (double) fallen / journeys;
    }

    /** Nearest-rank quantile of the responses, seconds; infinity where there are none. */
    public double response(double share) {
        return responses.length == 0 ? Double.POSITIVE_INFINITY : MultiServerQueue.quantile(responses.clone(), share);
    }

    /** Mean of the responses, seconds; infinity where there are none. */
    public double meanResponse() {
        double sum = 0;
        for (double response : responses) {
            sum += response;
        }
        return responses.length == 0 ? Double.POSITIVE_INFINITY : sum / responses.length;
    }
}
