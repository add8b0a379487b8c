package io.ridethrough.faults.bench;

/**
 * What a figure must reach.
 *
 * @param isOfRatio whether the ratio of the first contender to the second is meant, not the first's own value
 */
public record Bar(Side side, double limit, boolean isOfRatio) {

    /** On which side of the limit it is good. */
    public enum Side {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    static Bar atMost(double limit) {
        return new Bar(Side.AT_MOST, limit, false);
    }

    static Bar atLeast(double limit) {
        return new Bar(Side.AT_LEAST, limit, false);
    }

    static Bar ratioAtLeast(double limit) {
        return new Bar(Side.AT_LEAST, limit, true);
    }

    boolean isMetBy(double value) {
        return side == Side.AT_MOST ? value <= limit : value >= limit;
    }
}
