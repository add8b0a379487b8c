package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.StepMeasurement;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much the share of failed journeys scatters: as that of independent ones, times a factor for their coming in bursts,
 *
 * <pre>Var f = D · f · (1 − f) / n,   D = max(1, Σ n_k · (f_k − f)² / (f · (1 − f)) / degrees of freedom)</pre>
 *
 * over the rates that were repeated. Limit: normal draws, cut to 0 and 1; a rate at which nothing failed stays so.
 */
final class ErrorScatter {
    private final double[] deviations;

    private ErrorScatter(double[] deviations) {
        this.deviations = deviations;
    }

    /** The scatter about the fitted curve. */
    static ErrorScatter of(List<RateLevel> levels, RisingCurve fitted) {
        double squares = 0;
        int freedom = 0;
        for (RateLevel level : levels) {
            double share = level.failedShare();
            if (share > 0 && share < 1 && level.steps().size() > 1) {
                for (StepMeasurement step : level.steps()) {
                    double off = step.journeys().failedShare() - share;
                    long ended = step.journeys().completed() + step.journeys().failed();
                    squares += ended * off * off / (share * (1 - share));
                }
                freedom += level.steps().size() - 1;
            }
        }
        double bursts = freedom == 0 ? 1 : Math.max(1, squares / freedom);
        double[] deviations = new double[levels.size()];
        for (int i = 0; i < deviations.length; i++) {
            double share = fitted.value(i);
            deviations[i] =
                    Math.sqrt(bursts * share * (1 - share) / levels.get(i).ended());
        }
        return new ErrorScatter(deviations);
    }

    /** The shares as they might have been measured, once. */
    double[] drawn(double[] shares, SplittableRandom random) {
        double[] drawn = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            drawn[i] = Math.max(0, Math.min(1, shares[i] + deviations[i] * random.nextGaussian()));
        }
        return drawn;
    }
}
