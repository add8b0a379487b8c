package io.ridethrough.simulations.terminal;

import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.gate.MetricRuling;
import io.ridethrough.results.baseline.gate.PairedEffect;
import io.ridethrough.results.baseline.gate.Ruling;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison as lines: series from best to worst, then what a reader must know, then the ruling. */
public final class ComparisonTable {
    private static final int RULING = 14;
    private static final int NUMBER = 9;
    private static final int INTERVAL = 20;

    private final Ink ink;
    private final int columns;
    private final boolean isDetailed;

    private ComparisonTable(Surroundings surroundings, boolean isDetailed) {
        this.ink = new Ink(surroundings.hasColour());
        this.columns = surroundings.columns().getAsInt();
        this.isDetailed = isDetailed;
    }

    /** The lines for such surroundings. */
    public static List<String> lines(Comparison comparison, Surroundings surroundings) {
        return new ComparisonTable(surroundings, false).lines(comparison);
    }

    /** The same, and below each gated series that is decided s and what would have been found. */
    public static List<String> detailedLines(Comparison comparison, Surroundings surroundings) {
        return new ComparisonTable(surroundings, true).lines(comparison);
    }

    private List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        int names = widest(comparison);
        String percentile = percentile(comparison.percent());
        lines.add(head(names, percentile, comparison));
        comparison.others().forEach(row -> rows(row, false, names, comparison.percent(), lines));
        comparison.gated().stream()
                .sorted(Comparator.comparing(
                        (Comparison.Row row) -> row.ruling().ruling()))
                .forEach(row -> rows(row, true, names, comparison.percent(), lines));
        lines.add("");
        for (String remark : comparison.remarks()) {
            told(Tone.WARNING, "note", remark, lines);
        }
        told(tone(comparison.ruling()), comparison.ruling().name(), sentence(comparison, percentile), lines);
        return lines;
    }

    private String head(int names, String percentile, Comparison comparison) {
        // Both by their names, or both by letters.
        boolean hasRoom =
                Wrapping.width(comparison.baseline()) < NUMBER && Wrapping.width(comparison.candidate()) < NUMBER;
        return wide(names)
                .left(Tone.DIM, "", RULING)
                .left(Tone.DIM, percentile + " of", names)
                .right(Tone.DIM, hasRoom ? comparison.baseline() : "A", NUMBER)
                .right(Tone.DIM, hasRoom ? comparison.candidate() : "B", NUMBER)
                .right(Tone.DIM, "change", NUMBER)
                .right(Tone.DIM, "90 % interval", INTERVAL)
                .text();
    }

    private void rows(Comparison.Row row, boolean isGated, int names, double percent, List<String> lines) {
        MetricRuling ruling = row.ruling();
        Optional<PairedEffect> effect = ruling.effect();
        lines.add(wide(names)
                .left(
                        isGated ? tone(ruling.ruling()) : Tone.DIM,
                        isGated ? ruling.ruling().name() : "not gated",
                        RULING)
                .left(Tone.PLAIN, ruling.name(), names)
                .right(Tone.PLAIN, latency(row.baseline(), percent), NUMBER)
                .right(Tone.PLAIN, row.candidate().map(b -> latency(b, percent)).orElse("-"), NUMBER)
                .right(Tone.PLAIN, effect.map(e -> percent(e.ratio())).orElse("-"), NUMBER)
                .right(
                        Tone.PLAIN,
                        effect.map(e -> percent(e.lower()) + " to " + percent(e.upper()))
                                .orElse("-"),
                        INTERVAL)
                .text());
        if (isGated && ruling.ruling() != Ruling.PASS) {
            told(Tone.DIM, "", ruling.why(), lines);
        }
        if (isDetailed && isGated && ruling.ruling() != Ruling.INCONCLUSIVE) {
            effect.ifPresent(e -> told(Tone.DIM, "", power(e), lines));
        }
    }

    private static String power(PairedEffect effect) {
        return String.format(Locale.ROOT, "s is %.1f %%; ", 100 * effect.deviation())
                + (effect.smallestDetectable().isPresent()
                        ? percent(effect.smallestDetectable().getAsDouble()) + " or more would be found; "
                        : "so few pairs cannot show it to be worse; ")
                + "decided, no more pairs are needed";
    }

    private Line wide(int names) {
        // Cut, a number would be another number: a narrow terminal wraps the line itself.
        return new Line(ink, Math.max(columns, RULING + names + 3 * NUMBER + INTERVAL));
    }

    private void told(Tone tone, String word, String text, List<String> lines) {
        List<String> wrapped = Wrapping.wrap(text, columns - RULING);
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(new Line(ink, columns)
                    .left(tone, i == 0 ? word : "", RULING)
                    .add(wrapped.get(i))
                    .text());
        }
    }

    private static String sentence(Comparison comparison, String percentile) {
        String what = comparison.candidate() + " against " + comparison.baseline() + ", " + percentile + " of "
                + comparison.gated().size() + " gated series: ";
        return what
                + switch (comparison.ruling()) {
                    case PASS -> "no series is 10 % slower.";
                    case FAIL -> "slower, by more than 3 % and more than chance would have it.";
                    case INCONCLUSIVE -> "neither shown to be slower nor shown not to be.";
                    case INVALID -> "the measurement is of no use.";
                };
    }

    private static int widest(Comparison comparison) {
        return 2
                + Math.max(
                        comparison.gated().stream()
                                .mapToInt(row -> Wrapping.width(row.ruling().name()))
                                .max()
                                .orElse(0),
                        comparison.others().stream()
                                .mapToInt(row -> Wrapping.width(row.ruling().name()))
                                .max()
                                .orElse(0));
    }

    private static Tone tone(Ruling ruling) {
        return switch (ruling) {
            case PASS -> Tone.GOOD;
            case INCONCLUSIVE, INVALID -> Tone.WARNING;
            case FAIL -> Tone.BAD;
        };
    }

    private static String latency(Latencies latencies, double percent) {
        var micros = latencies.percentileMicros(percent);
        return micros.isPresent() ? Figures.micros(micros.getAsLong()) : "none";
    }

    private static String percentile(double percent) {
        return "p" + (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
    }
}
