package io.ridethrough.results.assertions;

import java.time.Duration;

/** What a figure is held against. Import {@code atLeast} and {@code atMost} statically. */
public final class Bounds {

    private Bounds() {}

    /** At least this share, above 0 and up to 1: {@code atLeast(0.995)} is 99.5 %. */
    public static AtLeast atLeast(double share) {
        return new AtLeast(share);
    }

    /** At most this share (0.02 is 2 %), or this many times. */
    public static AtMost atMost(double figure) {
        return new AtMost(figure);
    }

    /** At most this long. */
    public static AtMostTime atMost(Duration time) {
        return new AtMostTime(time);
    }

    /**
     * A share that something has to reach.
     *
     * @param share above 0 and up to 1
     */
    public record AtLeast(double share) {
        public AtLeast {
            require(share > 0 && share <= 1, share + " is no share to reach: one lies above 0 and is at most 1");
        }
    }

    /**
     * A share, or a ratio, that something must not exceed.
     *
     * @param figure at least 0, and finite
     */
    public record AtMost(double figure) {
        public AtMost {
            require(figure >= 0 && Double.isFinite(figure), figure + " is no bound: one is at least 0");
        }

        double share() {
            require(figure < 1, figure + " is no share to stay below: one is at least 0 and below 1");
            return figure;
        }

        double times() {
            require(figure > 0, figure + " is no ratio: one lies above 0");
            return figure;
        }
    }

    /**
     * A time that something must not exceed.
     *
     * @param time above 0
     */
    public record AtMostTime(Duration time) {
        public AtMostTime {
            require(!time.isNegative() && !time.isZero(), time + " is no time to stay within: one lies above 0");
        }
    }

    /** A bound that nothing can miss, or nothing can meet, is a mistake of the test. */
    private static void require(boolean isSensible, String why) {
        if (!isSensible) {
            throw new IllegalArgumentException(why);
        }
    }
}
