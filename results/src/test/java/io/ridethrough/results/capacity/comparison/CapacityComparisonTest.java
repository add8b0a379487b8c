package io.ridethrough.results.capacity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CapacityComparisonTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** Of the standard normal distribution, 95 %. */
    private static final double Z = 1.6448536269514722;

    @Test
    void a_change_beyond_the_intervals_is_shown() {
        CapacityComparison comparison = compare(List.of(estimated(100, 96, 104)), List.of(estimated(80, 77, 83)));

        StateChange change = comparison.changes().get(0);
        assertThat(change.change()).isEqualTo(Change.LOWER);
        assertThat(change.ratio().orElseThrow().ratio()).isEqualTo(0.8, within(1e-12));
        assertThat(compare(List.of(estimated(80, 77, 83)), List.of(estimated(100, 96, 104)))
                        .changes()
                        .get(0)
                        .change())
                .isEqualTo(Change.HIGHER);
    }

    @Test
    void intervals_that_overlap_may_still_show_a_change() {
        StateChange change = compare(List.of(estimated(100, 96, 104)), List.of(estimated(94, 90.5, 97.5)))
                .changes()
                .get(0);

        assertThat(change.change()).isEqualTo(Change.LOWER);
    }

    @Test
    void what_the_intervals_leave_room_for_is_not_shown() {
        StateChange change = compare(List.of(estimated(100, 90, 110)), List.of(estimated(95, 86, 105)))
                .changes()
                .get(0);

        assertThat(change.change()).isEqualTo(Change.NOT_SHOWN);
        assertThat(change.ratio().orElseThrow().low()).isLessThan(1);
        assertThat(change.ratio().orElseThrow().high()).isGreaterThan(1);
    }

    @Test
    void of_estimates_that_scatter_the_interval_holds_the_truth_in_nine_of_ten() {
        long seed = 20260301;
        SplittableRandom random = new SplittableRandom(seed);
        int drawn = 20_000;
        int held = 0;
        for (int i = 0; i < drawn; i++) {
            CapacityRatio ratio = CapacityRatio.of(drawn(random, 100, 0.03), drawn(random, 80, 0.05))
                    .orElseThrow();
            held += ratio.low() <= 0.8 && 0.8 <= ratio.high() ? 1 : 0;
        }
        assertThat((double) held / drawn).as("seed %d", seed).isEqualTo(0.9, within(0.01));
    }

    @Test
    void bounds_alone_decide_where_they_are_apart() {
        CapacityEstimate atLeast90 = bound(Kind.ABOVE_HIGHEST_RATE, OptionalDouble.of(90), NONE);
        CapacityEstimate below60 = bound(Kind.BELOW_LOWEST_RATE, NONE, OptionalDouble.of(60));

        assertThat(change(estimated(80, 77, 83), atLeast90)).isEqualTo(Change.HIGHER);
        assertThat(change(atLeast90, estimated(80, 77, 83))).isEqualTo(Change.LOWER);
        assertThat(change(atLeast90, below60)).isEqualTo(Change.LOWER);
        assertThat(change(atLeast90, estimated(100, 96, 104))).isEqualTo(Change.CANNOT_TELL);
        assertThat(change(atLeast90, atLeast90)).isEqualTo(Change.CANNOT_TELL);
    }

    @Test
    void what_is_no_estimate_is_not_compared_and_it_says_why() {
        CapacityEstimate ill = bound(Kind.ILL_CONDITIONED, OptionalDouble.of(10), OptionalDouble.of(20));
        StateChange change = compare(List.of(estimated(100, 96, 104)), List.of(ill))
                .changes()
                .get(0);

        assertThat(change.change()).isEqualTo(Change.CANNOT_TELL);
        assertThat(change.why()).isEqualTo("In the second study it is ill-conditioned.");
        assertThat(compare(List.of(bound(Kind.GENERATOR_BOUND, NONE, NONE)), List.of(ill))
                        .changes()
                        .get(0)
                        .why())
                .isEqualTo("In the first study the load generator was full first.");
    }

    @Test
    void says_what_else_differs() {
        CapacityReport before = report("a", "embedded", "quick", Map.of("store", "1", "java", "17"), Objective.DEFAULT);
        CapacityReport after = report("b", "mine", "quick", Map.of("store", "2", "java", "17"), Objective.DEFAULT);

        assertThat(CapacityComparison.of(before, after).remarks())
                .containsExactly(
                        "Another environment: embedded, then mine.",
                        "Different store: 1, then 2.",
                        "What changed on the machine between the two counts as a change of the shop.");
    }

    @Test
    void studies_of_different_objectives_are_refused() {
        CapacityReport before = report("a", "embedded", "quick", Map.of(), Objective.DEFAULT);
        CapacityReport after = report("b", "embedded", "quick", Map.of(), Objective.parse("place-order p99<2s"));

        assertThatThrownBy(() -> CapacityComparison.of(before, after))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guest-checkout/place-order p99<2s")
                .hasMessageContaining("guest-checkout/place-order p95<2s");
    }

    @Test
    void studies_without_a_common_state_are_refused() {
        CapacityReport before = report(List.of(estimated(100, 96, 104)));
        CapacityReport after = report(List.of());

        assertThatThrownBy(() -> CapacityComparison.of(before, after))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no state of the model in common");
    }

    private static Change change(CapacityEstimate before, CapacityEstimate after) {
        return compare(List.of(before), List.of(after)).changes().get(0).change();
    }

    private static CapacityComparison compare(List<CapacityEstimate> before, List<CapacityEstimate> after) {
        return CapacityComparison.of(report(before), report(after));
    }

    /** As a study would estimate it: scattered around the truth, with the interval of that scatter. */
    private static CapacityEstimate drawn(SplittableRandom random, double truth, double scatter) {
        double middle = truth * Math.exp(scatter * random.nextGaussian());
        return estimated(middle, middle * Math.exp(-Z * scatter), middle * Math.exp(Z * scatter));
    }

    private static CapacityEstimate estimated(double middle, double low, double high) {
        return estimate(Kind.ESTIMATED, OptionalDouble.of(middle), OptionalDouble.of(low), OptionalDouble.of(high));
    }

    private static CapacityEstimate bound(Kind kind, OptionalDouble low, OptionalDouble high) {
        return estimate(kind, NONE, low, high);
    }

    private static CapacityEstimate estimate(
            Kind kind, OptionalDouble middle, OptionalDouble low, OptionalDouble high) {
        return new CapacityEstimate(
                ModelState.HEALTHY,
                kind,
                middle,
                low,
                high,
                Optional.empty(),
                NONE,
                List.of(),
                Optional.empty(),
                Bottleneck.UNKNOWN,
                "Nothing told.",
                "Made up.");
    }

    private static CapacityReport report(List<CapacityEstimate> estimates) {
        return report(
                "a", "embedded", "quick", Map.of(), Objective.DEFAULT, estimates.toArray(CapacityEstimate[]::new));
    }

    private static CapacityReport report(
            String study, String environment, String mode, Map<String, String> build, Objective objective) {
        return report(study, environment, mode, build, objective, estimated(100, 96, 104));
    }

    private static CapacityReport report(
            String study,
            String environment,
            String mode,
            Map<String, String> build,
            Objective objective,
            CapacityEstimate... estimates) {
        return new CapacityReport(
                CapacityReport.FORMAT,
                study,
                Instant.EPOCH,
                environment,
                mode,
                1,
                true,
                build,
                objective,
                Arrays.asList(estimates),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
