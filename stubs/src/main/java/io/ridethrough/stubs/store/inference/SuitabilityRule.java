package io.ridethrough.stubs.store.inference;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the shop says of an order without a model: a table of risk by horizon.
 *
 * <p>The order's size stands for its risk and its number of units for the horizon over which it is used
 * up: a shop of shirts has no better, and what matters here is that the rule needs nobody else.
 */
public final class SuitabilityRule {
    private static final BigDecimal LOW_BELOW = BigDecimal.valueOf(100);
    private static final BigDecimal MEDIUM_BELOW = BigDecimal.valueOf(500);
    private static final int SHORT_UP_TO_UNITS = 3;
    private static final int MEDIUM_UP_TO_UNITS = 10;

    private static final Verdict[][] TABLE = {
        // short, medium and long horizon
        {Verdict.SUITABLE, Verdict.SUITABLE, Verdict.SUITABLE},
        {Verdict.REVIEW, Verdict.SUITABLE, Verdict.SUITABLE},
        {Verdict.UNSUITABLE, Verdict.REVIEW, Verdict.SUITABLE},
    };

    private SuitabilityRule() {}

    enum Risk {
        LOW,
        MEDIUM,
        HIGH
    }

    enum Horizon {
        SHORT,
        MEDIUM,
        LONG
    }

    enum Verdict {
        SUITABLE("Suitable by the shop's table."),
        REVIEW("To be looked at by an adviser."),
        UNSUITABLE("Not suitable by the shop's table; placed at the client's own wish.");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One sentence on an order.
     *
     * @param amount in USD
     * @param units more than 0
     */
    public static String words(BigDecimal amount, int units) {
        return verdict(risk(amount), horizon(units)).words;
    }

    /** What the table says of an order: {@code suitable}, {@code review} or {@code unsuitable}. */
    public static String decision(BigDecimal amount, int units) {
        return verdict(risk(amount), horizon(units)).label();
    }

    /** Which decision such a sentence tells; empty when it is none of the table's. */
    public static Optional<String> decisionIn(String words) {
        return Arrays.stream(Verdict.values())
                .filter(it -> it.words.equals(words))
                .map(Verdict::label)
                .findFirst();
    }

    static Verdict verdict(Risk risk, Horizon horizon) {
        return TABLE[risk.ordinal()][horizon.ordinal()];
    }

    private static Risk risk(BigDecimal amount) {
        if (amount.compareTo(LOW_BELOW) < 0) {
            return Risk.LOW;
        }
        return amount.compareTo(MEDIUM_BELOW) < 0 ? Risk.MEDIUM : Risk.HIGH;
    }

    private static Horizon horizon(int units) {
        if (units <= SHORT_UP_TO_UNITS) {
            return Horizon.SHORT;
        }
        return units <= MEDIUM_UP_TO_UNITS ? Horizon.MEDIUM : Horizon.LONG;
    }
}
