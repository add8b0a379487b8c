package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.FallbackCost;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What fallbacks cost: rate · share of the orders that meet one · what such an order costs, by the hour. */
public final class FallbackCosts {
    private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3600);
    private static final int CENTS = 2;

    private FallbackCosts() {}

    /**
     * The cost in one state.
     *
     * @param perSecond orders a second, at least 0
     * @param steps of any state; the share is that of the sound ones of this state, by the journeys that ended
     * @param lossPerOrder the user's own figure, at least 0
     * @param currency as the user wrote it
     * @return empty where no step of the state tells of fallbacks
     */
    public static Optional<FallbackCost> of(
            ModelState state, double perSecond, List<StepMeasurement> steps, BigDecimal lossPerOrder, String currency) {
        if (lossPerOrder.signum() < 0 || !(perSecond >= 0)) {
            throw new IllegalArgumentException(
                    perSecond + " orders a second, loss " + lossPerOrder + ": both at least 0");
        }
        List<StepMeasurement> telling = steps.stream()
                .filter(step -> step.state() == state
                        && step.isSound()
                        && step.shop().fallbackShare().isPresent())
                .toList();
        double ended = telling.stream().mapToDouble(FallbackCosts::ended).sum();
        if (!(ended > 0)) {
            return Optional.empty();
        }
        double share = telling.stream()
                        .mapToDouble(step ->
                                ended(step) * step.shop().fallbackShare().orElseThrow())
                        .sum()
                / ended;
        BigDecimal perHour = lossPerOrder
                .multiply(BigDecimal.valueOf(perSecond))
                .multiply(BigDecimal.valueOf(share))
                .multiply(SECONDS_OF_HOUR)
                .setScale(CENTS, RoundingMode.HALF_UP);
        return Optional.of(new FallbackCost(state, perSecond, share, lossPerOrder, currency, perHour));
    }

    private static double ended(StepMeasurement step) {
        return step.journeys().completed() + (double) step.journeys().failed();
    }
}
