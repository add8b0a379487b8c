package io.ridethrough.results.capacity.estimate;

/**
 * Something that rises with the rate, given at some rates and joined by straight lines. Beyond its ends it goes on as its
 * outermost stretch does.
 */
final class RisingCurve {
    private final double[] rates;
    private final double[] values;

    /**
     * The isotonic fit through measured values.
     *
     * @param rates rising, at least 2
     * @param measured one each, finite
     * @param weights one each, above 0
     */
    RisingCurve(double[] rates, double[] measured, double[] weights) {
        if (rates.length < 2 || measured.length != rates.length || weights.length != rates.length) {
            throw new IllegalArgumentException(
                    rates.length + " rates, " + measured.length + " values, " + weights.length + " weights");
        }
        this.rates = rates.clone();
        this.values = IsotonicFit.rising(measured, weights);
    }

    /** Its value at the i-th rate. */
    double value(int i) {
        return values[i];
    }

    /** Whether it is above the level already at the lowest rate. */
    boolean isAboveThroughout(double level) {
        return values[0] > level;
    }

    /** Whether it is no higher than the level even at the highest rate. */
    boolean isHeldThroughout(double level) {
        return values[values.length - 1] <= level;
    }

    /**
     * The rate above which it is higher than the level, at least 0; infinite where the curve is flat at its end and below the
     * level.
     */
    double crossing(double level) {
        int last = rates.length - 1;
        if (isAboveThroughout(level)) {
            return Math.max(0, along(0, level));
        }
        if (isHeldThroughout(level)) {
            return values[last] > values[last - 1] ? along(last - 1, level) : Double.POSITIVE_INFINITY;
        }
        int above = 1;
        while (values[above] <= level) {
            above++;
        }
        return along(above - 1, level);
    }

    /** Where the line from the i-th point to the next one has that level; 0 below a flat one. */
    private double along(int i, double level) {
        double rise = values[i + 1] - values[i];
        return rise > 0 ? rates[i] + (rates[i + 1] - rates[i]) * (level - values[i]) / rise : 0;
    }
}
