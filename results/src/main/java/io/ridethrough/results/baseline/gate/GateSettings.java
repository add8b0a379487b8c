package io.ridethrough.results.baseline.gate;

/**
 * When a gate fails, and when it passes.
 *
 * @param alpha largest p value that counts as shown, of all metrics together
 * @param smallestRegression ratio to the baseline above which a shown difference matters, above 1
 * @param largestTolerated ratio to the baseline that a passing metric is shown to lie below, above 1
 * @param confidence of the one-sided bound that is held against {@code largestTolerated}
 * @param power at which the smallest detectable effect is told
 */
public record GateSettings(
        double alpha, double smallestRegression, double largestTolerated, double confidence, double power) {

    /** False alarms 2.5 %; a regression is over 3 %, and one of 10 % must not pass. */
    public static final GateSettings DEFAULT = new GateSettings(0.025, 1.03, 1.10, 0.95, 0.80);

    public GateSettings {
        if (!(isShare(alpha)
                && isShare(confidence)
                && isShare(power)
                && smallestRegression > 1
                && largestTolerated > smallestRegression)) {
            throw new IllegalArgumentException("alpha " + alpha + ", confidence " + confidence + ", power " + power
                    + " (all between 0 and 1), smallest regression " + smallestRegression
                    + " (above 1), largest tolerated "
                    + largestTolerated + " (above that)");
        }
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }

    /** The fewest pairs with which one of so many metrics can be shown to be worse. */
    public int fewestPairs(int metrics) {
        int pairs = 1;
        while (SignFlip.smallestP(pairs) * metrics > alpha) {
            pairs++;
        }
        return pairs;
    }
}
