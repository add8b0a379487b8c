package io.ridethrough.results.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many orders a second a shop takes within an objective, in one state of its model.
 *
 * @param state of the model
 * @param kind what the figures are worth; see there which are present
 * @param perSecond orders a second at which the objective is just held
 * @param low lower bound of the 90 % interval: the figure to plan with
 * @param high upper bound
 * @param limitedBy what breaks first as the rate rises; empty where nothing did
 * @param conditioning by how many percent the estimate changes when the limit is changed by one; large where the curve is
 *     flat at the limit. Empty without an estimate
 * @param curve one point a rate, rising
 * @param usl explains, and decides nothing; empty where it could not be fitted
 * @param bottleneck what ran out first
 * @param evidence of the bottleneck, a sentence
 * @param why the kind, a sentence
 */
public record CapacityEstimate(
        ModelState state,
        Kind kind,
        OptionalDouble perSecond,
        OptionalDouble low,
        OptionalDouble high,
        Optional<Limit> limitedBy,
        OptionalDouble conditioning,
        List<CurvePoint> curve,
        Optional<UslFit> usl,
        Bottleneck bottleneck,
        String evidence,
        String why) {

    /** What an estimate is worth. */
    public enum Kind {
        /** Estimate and both bounds. */
        ESTIMATED,
        /** The same, and not to be planned with: a little more or less latency would make it another. */
        ILL_CONDITIONED,
        /** The objective held at every rate that was played: a lower bound alone. */
        ABOVE_HIGHEST_RATE,
        /** It was broken at every rate that was played: an upper bound alone. */
        BELOW_LOWEST_RATE,
        /** The load generator was full before the shop: no figure at all. */
        GENERATOR_BOUND,
        /** Too little was measured: no figure at all. */
        NO_DATA;

        /** Its name in files. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The kind of that name.
         *
         * @throws IllegalArgumentException for another
         */
        @JsonCreator
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no kind of estimate"));
        }
    }

    /** Which half of an objective is broken first, or what keeps the shop from more. */
    public enum Limit {
        LATENCY,
        ERRORS,
        /** Answers come in time while a queue grows that never ends: the shop gets less done than arrives. */
        THROUGHPUT;

        /** Its name in files and sentences. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CapacityEstimate {
        curve = List.copyOf(curve);
    }
}
