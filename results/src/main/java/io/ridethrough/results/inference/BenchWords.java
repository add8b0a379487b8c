package io.ridethrough.results.inference;

import io.ridethrough.results.report.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How a benchmark's figures are written, on its page and in a terminal. */
public final class BenchWords {
    /** A rate is good enough to be named when this share of its requests met the objective. */
    static final double GOOD_SHARE = 0.99;

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final String NONE = "none";

    private BenchWords() {}

    /** Such as {@code 12.5/s}. */
    public static String rate(double perSecond) {
        return new BigDecimal(perSecond).round(FOUR_DIGITS).stripTrailingZeros().toPlainString() + "/s";
    }

    /** A step's name: its rate, or its kind. */
    public static String name(BenchStep step) {
        return step.load().equals(BenchStep.OPEN) ? rate(step.offeredPerSecond()) : step.load();
    }

    /** Such as {@code 99.2 %}; all is {@code 100 %}, and nothing less is. */
    public static String percent(double share) {
        if (share == 1 || share == 0) {
            return share == 1 ? "100 %" : "0 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", Math.min(99.9, 100 * share));
    }

    /** Such as {@code 20 s} or {@code 500 ms}. */
    public static String length(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Such as {@code 8.4 ms}; {@code none} when so many were not answered. */
    static String latency(OptionalDouble millis) {
        return millis.isEmpty() ? NONE : Wording.latency(millis.getAsDouble());
    }

    /** Where tokens were counted. */
    public static String tokenCounts(BenchTarget target) {
        return target.tokenCounts().equals(BenchTarget.USAGE)
                ? "as the server told them"
                : "as pieces of text that came";
    }

    /** What the benchmark comes to, in a sentence. */
    public static String headline(ModelBenchResult result) {
        List<BenchStep> open = result.steps().stream()
                .filter(step -> step.load().equals(BenchStep.OPEN) && step.isSound())
                .toList();
        if (open.isEmpty()) {
            return "No rate of arrival was measured soundly.";
        }
        String kept = result.objective().limitMillis().isEmpty()
                ? "were answered"
                : "kept " + result.objective().words();
        BenchStep best = open.get(0);
        for (BenchStep step : open) {
            if (step.isSaturated() || step.goodShare() < GOOD_SHARE) {
                break;
            }
            best = step;
        }
        boolean isGood = !best.isSaturated() && best.goodShare() >= GOOD_SHARE;
        return isGood
                ? "At " + name(best) + ", " + percent(best.goodShare()) + " of requests " + kept + "."
                : "At no measured rate " + percent(GOOD_SHARE) + " of requests " + kept + "; at " + name(best) + " "
                        + percent(best.goodShare()) + ".";
    }
}
