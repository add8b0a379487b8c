package io.ridethrough.results.capacity.estimate;

/**
 * How an estimate is made, and when it is not to be planned with.
 *
 * @param confidence of the interval, two-sided, between 0 and 1
 * @param draws of the bootstrap, at least 100
 * @param nearFrom rates from this share of the estimate on tell how much measurements scatter, below 1
 * @param nearTo up to this share, above 1
 * @param largestConditioning an estimate that a change of the limit by one percent changes by more percent is ill-conditioned
 * @param largestHalfWidth half the interval, as a share of the estimate, above which it is ill-conditioned too
 */
public record EstimateSettings(
        double confidence,
        int draws,
        double nearFrom,
        double nearTo,
        double largestConditioning,
        double largestHalfWidth) {
    private static final int FEWEST_DRAWS = 100;

    /** A 90 % interval from 1,000 draws. */
    public static final EstimateSettings DEFAULT = new EstimateSettings(0.90, 1_000, 0.88, 1.12, 1.0, 0.10);

    public EstimateSettings {
        if (!(confidence > 0 && confidence < 1)
                || draws < FEWEST_DRAWS
                || !(nearFrom < 1 && nearTo > 1)
                || !(largestConditioning > 0)
                || !(largestHalfWidth > 0)) {
            throw new IllegalArgumentException("confidence " + confidence + ", draws " + draws + ", near " + nearFrom
                    + " to " + nearTo + ", conditioning " + largestConditioning + ", half-width " + largestHalfWidth);
        }
    }
}
