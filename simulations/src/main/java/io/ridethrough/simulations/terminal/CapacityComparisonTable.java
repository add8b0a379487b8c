package io.ridethrough.simulations.terminal;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.comparison.CapacityComparison;
import io.ridethrough.results.capacity.comparison.CapacityRatio;
import io.ridethrough.results.capacity.comparison.Change;
import io.ridethrough.results.capacity.comparison.StateChange;
import io.ridethrough.results.capacity.report.CapacityWords;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two studies of capacity as lines: a row for each state of the model, and what else differs. */
public final class CapacityComparisonTable {
    private static final int STATE = 10;
    private static final int FIGURE = 26;
    private static final int CHANGE = 44;

    private final Ink ink;
    private final int columns;

    private CapacityComparisonTable(Surroundings surroundings) {
        this.ink = new Ink(surroundings.hasColour());
        this.columns = surroundings.columns().getAsInt();
    }

    /** The lines for such surroundings. */
    public static List<String> lines(CapacityComparison comparison, Surroundings surroundings) {
        return new CapacityComparisonTable(surroundings).lines(comparison);
    }

    private List<String> lines(CapacityComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.paint(Tone.BOLD, "Orders a minute within " + CapacityWords.objective(comparison.objective()))
                + ", with 90 % intervals");
        lines.add("A " + comparison.before());
        lines.add("B " + comparison.after());
        lines.add("");
        lines.add(row(Tone.DIM, "model", "A", "B", "B against A", Tone.DIM));
        for (StateChange change : comparison.changes()) {
            lines.add(row(
                    Tone.PLAIN,
                    change.state().word(),
                    figure(change.before()),
                    figure(change.after()),
                    told(change),
                    tone(change.change())));
        }
        lines.add("");
        comparison.changes().stream()
                .filter(change -> !change.why().isEmpty())
                .forEach(change -> lines.addAll(Wrapping.wrap(change.state().word() + ": " + change.why(), columns)));
        comparison.remarks().forEach(remark -> lines.addAll(Wrapping.wrap(remark, columns)));
        return lines;
    }

    private String row(Tone tone, String state, String before, String after, String change, Tone changeTone) {
        // Cut, a number would be another number: a narrow terminal wraps the line itself.
        return new Line(ink, Math.max(columns, STATE + 2 * FIGURE + CHANGE))
                .left(tone, state, STATE)
                .left(tone, before, FIGURE)
                .left(tone, after, FIGURE)
                .add(changeTone, change)
                .text();
    }

    private static String figure(CapacityEstimate estimate) {
        return switch (estimate.kind()) {
            case ESTIMATED ->
                CapacityWords.perMinute(estimate.perSecond().orElse(0)) + " ("
                        + CapacityWords.interval(
                                estimate.low().orElse(0), estimate.high().orElse(0)) + ")";
            case ILL_CONDITIONED -> CapacityWords.perMinute(estimate.perSecond().orElse(0)) + ", in doubt";
            case ABOVE_HIGHEST_RATE ->
                estimate.low().isPresent()
                        ? CapacityWords.atLeast(estimate.low().getAsDouble()) + " or more"
                        : "none";
            case BELOW_LOWEST_RATE ->
                "less than " + CapacityWords.atMost(estimate.high().orElse(0));
            case GENERATOR_BOUND, NO_DATA -> "none";
        };
    }

    private static String told(StateChange change) {
        String interval = change.ratio().map(CapacityComparisonTable::interval).orElse("by their bounds");
        return switch (change.change()) {
            case HIGHER -> "higher: " + interval;
            case LOWER -> "lower: " + interval;
            case NOT_SHOWN -> "no difference shown: " + interval;
            case CANNOT_TELL -> "cannot tell";
        };
    }

    private static String interval(CapacityRatio ratio) {
        return String.format(
                Locale.ROOT,
                "%+.1f %% (%+.1f to %+.1f %%)",
                100 * (ratio.ratio() - 1),
                100 * (ratio.low() - 1),
                100 * (ratio.high() - 1));
    }

    private static Tone tone(Change change) {
        return switch (change) {
            case HIGHER -> Tone.GOOD;
            case LOWER -> Tone.BAD;
            case NOT_SHOWN -> Tone.PLAIN;
            case CANNOT_TELL -> Tone.WARNING;
        };
    }
}
