package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.comparison.CapacityRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a study says of one state of the model, as a sentence with one figure in it.
 *
 * @param state of the model
 * @param before what stands before the figure
 * @param figure the figure with its unit; empty where none is claimed
 * @param after the rest
 */
public record Answer(ModelState state, String before, String figure, String after) {
    private static final String ORDERS = " orders a minute";

    /** One for each state that was studied. */
    public static List<Answer> of(CapacityReport report) {
        Optional<CapacityEstimate> healthy = report.estimate(ModelState.HEALTHY);
        return report.estimates().stream()
                .map(estimate -> of(estimate, report.objective(), healthy))
                .toList();
    }

    /** All of the study in one sentence: what may be planned with, by state. */
    public static String headline(CapacityReport report) {
        List<String> claims = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (CapacityEstimate estimate : report.estimates()) {
            String state = claims.isEmpty()
                    ? "with the model " + estimate.state().word()
                    : "with it " + estimate.state().word();
            if (isClaimed(estimate)) {
                String least = CapacityWords.atLeast(estimate.low().orElse(0));
                claims.add((claims.isEmpty() ? least + ORDERS : least) + " " + state);
            } else {
                others.add(estimate.state().word());
            }
        }
        if (claims.isEmpty()) {
            return "No capacity is claimed in any state of the model.";
        }
        return "At least " + CapacityWords.list(claims) + "."
                + (others.isEmpty() ? "" : " None is claimed with it " + CapacityWords.list(others) + ".");
    }

    /** Whether there is a lower bound to plan with. */
    public static boolean isClaimed(CapacityEstimate estimate) {
        return switch (estimate.kind()) {
            case ESTIMATED, ABOVE_HIGHEST_RATE -> estimate.low().isPresent();
            case ILL_CONDITIONED, BELOW_LOWEST_RATE, GENERATOR_BOUND, NO_DATA -> false;
        };
    }

    /** The whole sentence. */
    public String text() {
        return before + figure + after;
    }

    private static Answer of(CapacityEstimate estimate, Objective objective, Optional<CapacityEstimate> healthy) {
        String lead = "With the model " + estimate.state().word() + ", ";
        String within = " within " + CapacityWords.objective(objective);
        double low = estimate.low().orElse(0);
        double high = estimate.high().orElse(Double.MAX_VALUE);
        boolean hasBoth = estimate.low().isPresent() && estimate.high().isPresent();
        String interval = hasBoth ? " (90 % interval " + CapacityWords.interval(low, high) + ")" : "";
        String middle = CapacityWords.perMinute(estimate.perSecond().orElse(0));
        return switch (estimate.kind()) {
            case ESTIMATED ->
                new Answer(
                        estimate.state(),
                        lead + "the shop takes ",
                        middle + ORDERS,
                        within + interval + againstHealthy(estimate, healthy) + ".");
            case ILL_CONDITIONED ->
                new Answer(
                        estimate.state(),
                        lead + "the shop takes something like ",
                        middle + ORDERS,
                        within + interval + ". " + estimate.why());
            case ABOVE_HIGHEST_RATE ->
                isClaimed(estimate)
                        ? new Answer(
                                estimate.state(),
                                lead + "the shop takes ",
                                CapacityWords.atLeast(low) + ORDERS + " or more",
                                within + ". " + estimate.why())
                        : unclaimed(estimate, lead);
            case BELOW_LOWEST_RATE ->
                new Answer(
                        estimate.state(),
                        lead + "the shop takes ",
                        "less than " + CapacityWords.atMost(high) + ORDERS,
                        within + ". " + estimate.why());
            case GENERATOR_BOUND, NO_DATA -> unclaimed(estimate, lead);
        };
    }

    private static Answer unclaimed(CapacityEstimate estimate, String lead) {
        return new Answer(estimate.state(), lead + "no capacity is claimed. ", "", estimate.why());
    }

    private static String againstHealthy(CapacityEstimate estimate, Optional<CapacityEstimate> healthy) {
        if (estimate.state() == ModelState.HEALTHY) {
            return "";
        }
        return healthy.flatMap(well -> CapacityRatio.of(well, estimate))
                .map(ratio -> {
                    if (!ratio.isShown()) {
                        return "; no difference from the healthy model is shown";
                    }
                    return ", " + CapacityWords.percent(Math.abs(1 - ratio.ratio()))
                            + (ratio.ratio() < 1 ? " fewer" : " more") + " than with it healthy";
                })
                .orElse("");
    }
}
