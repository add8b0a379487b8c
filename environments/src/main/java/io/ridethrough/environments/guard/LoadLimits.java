package io.ridethrough.environments.guard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much load an environment's owner allows; empty where nothing is said.
 *
 * @param arrivalsPerSecond of all flows together, second clicks left out
 * @param users under way at one time, in the worst case
 * @param longest of a whole timeline
 */
public record LoadLimits(OptionalDouble arrivalsPerSecond, OptionalInt users, Optional<Duration> longest) {
    /** Nothing is limited. */
    public static final LoadLimits NONE = new LoadLimits(OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());

    /** What a sum of rates may be off by for its being a sum. */
    private static final double ROUNDING = 1e-9;

    /**
     * What a plan asks for.
     *
     * @param arrivalsPerSecond of all flows together
     * @param users that would be under way at one time if each waited at each step as long as it can
     * @param lasts its timeline
     */
    public record Asked(double arrivalsPerSecond, int users, Duration lasts) {}

    /** What is asked beyond the limits, a line each. */
    public List<String> exceededBy(Asked asked) {
        List<String> exceeded = new ArrayList<>();
        if (asked.arrivalsPerSecond() - ROUNDING > arrivalsPerSecond.orElse(Double.MAX_VALUE)) {
            exceeded.add("limits.arrival-rate: the plan has " + figure(asked.arrivalsPerSecond()) + "/s, and at most "
                    + figure(arrivalsPerSecond.getAsDouble()) + "/s are allowed: lower the scenario's rates");
        }
        if (asked.users() > users.orElse(Integer.MAX_VALUE)) {
            exceeded.add("limits.users: up to " + asked.users()
                    + " users would be under way at one time if none was answered," + " and at most " + users.getAsInt()
                    + " are allowed: lower the scenario's rates or patience");
        }
        if (longest.isPresent() && asked.lasts().compareTo(longest.get()) > 0) {
            exceeded.add("limits.duration: the plan lasts " + asked.lasts().toSeconds() + " s, and at most "
                    + longest.get().toSeconds() + " s are allowed: shorten the scenario's phases");
        }
        return exceeded;
    }

    private static String figure(double rate) {
        return BigDecimal.valueOf(rate)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
