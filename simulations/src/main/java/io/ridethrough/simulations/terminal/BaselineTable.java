package io.ridethrough.simulations.terminal;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.Repeat;
import io.ridethrough.results.baseline.Series;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** A baseline as lines: its distributions, what was measured where, and what is wrong with it. */
public final class BaselineTable {
    private static final int NUMBER = 9;
    private static final int FACT = 26;
    private static final double SPREAD_OF = 95;

    private final Ink ink;

    private BaselineTable(Ink ink) {
        this.ink = ink;
    }

    /** The lines for such surroundings. */
    public static List<String> lines(Baseline baseline, Surroundings surroundings) {
        return new BaselineTable(new Ink(surroundings.hasColour()))
                .lines(baseline, surroundings.columns().getAsInt());
    }

    private List<String> lines(Baseline baseline, int columns) {
        List<String> lines = new ArrayList<>();
        int repeats = baseline.repeats().size();
        lines.add(new Line(ink, columns)
                .add(Tone.BOLD, baseline.name())
                .add(", recorded " + baseline.recordedAt() + ", " + repeats + (repeats == 1 ? " repeat" : " repeats")
                        + " from seed " + baseline.seed())
                .text());
        lines.add("");
        series(baseline, columns, lines);
        lines.add("");
        lines.add(new Line(ink, columns)
                .add(
                        Tone.DIM,
                        "* decides a comparison. All repeats together, failures count as slower than any answer;")
                .text());
        lines.add(new Line(ink, columns)
                .add(Tone.DIM, "spread is the standard deviation of ln p95 across repeats.")
                .text());
        lines.add("");
        for (Map.Entry<String, String> fact : baseline.fingerprint().facts().entrySet()) {
            pair(fact.getKey(), fact.getValue(), Tone.PLAIN, columns, lines);
        }
        doubts(baseline, columns, lines);
        return lines;
    }

    private void series(Baseline baseline, int columns, List<String> lines) {
        int names = baseline.series().stream()
                        .mapToInt(series -> Wrapping.width(series.name()))
                        .max()
                        .orElse(0)
                + 4;
        lines.add(row(
                Tone.DIM,
                columns,
                "  series",
                names,
                List.of("answers", "failures", "p50", "p95", "p99", "max", "spread")));
        for (Series series : baseline.series()) {
            Latencies all = series.merged();
            String mark = baseline.gated().contains(series.name()) ? "* " : "  ";
            lines.add(row(
                    Tone.PLAIN,
                    columns,
                    mark + series.name(),
                    names,
                    List.of(
                            String.valueOf(all.answered().count()),
                            String.valueOf(all.failures()),
                            latency(all.percentileMicros(50)),
                            latency(all.percentileMicros(95)),
                            latency(all.percentileMicros(99)),
                            latency(all.answered().maxMicros()),
                            series.spread(SPREAD_OF).isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.1f %%",
                                            100 * series.spread(SPREAD_OF).getAsDouble())
                                    : "-")));
        }
    }

    private void doubts(Baseline baseline, int columns, List<String> lines) {
        for (int i = 0; i < baseline.repeats().size(); i++) {
            Repeat repeat = baseline.repeats().get(i);
            if (!repeat.allDoubts().isEmpty()) {
                pair(
                        "in doubt: repeat " + (i + 1),
                        String.join("; ", repeat.allDoubts()),
                        Tone.WARNING,
                        columns,
                        lines);
            }
        }
    }

    private void pair(String name, String value, Tone tone, int columns, List<String> lines) {
        List<String> wrapped = Wrapping.wrap(value, Math.max(NUMBER, columns - FACT));
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(new Line(ink, columns)
                    .left(tone == Tone.PLAIN ? Tone.DIM : tone, i == 0 ? name : "", FACT)
                    .add(tone, wrapped.get(i))
                    .text());
        }
    }

    private String row(Tone tone, int columns, String name, int names, List<String> cells) {
        // Cut, a number would be another number: a narrow terminal wraps the line itself.
        Line line = new Line(ink, Math.max(columns, names + NUMBER * cells.size())).left(tone, name, names);
        cells.forEach(cell -> line.right(tone, cell, NUMBER));
        return line.text();
    }

    private static String latency(OptionalLong micros) {
        return micros.isPresent() ? Figures.micros(micros.getAsLong()) : "none";
    }
}
