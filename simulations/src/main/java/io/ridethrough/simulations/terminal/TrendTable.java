package io.ridethrough.simulations.terminal;

import io.ridethrough.results.baseline.trend.Trend;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Trends as lines: a series, its runs as a row of bars from its fastest to its slowest, and where another level began. */
public final class TrendTable {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NUMBER = 9;
    private static final int FEWEST_BARS = 10;
    private static final String GAP = "  ";

    private final Ink ink;
    private final Glyphs glyphs;
    private final int columns;

    private TrendTable(Surroundings surroundings) {
        this.ink = new Ink(surroundings.hasColour());
        this.glyphs = Glyphs.of(surroundings.hasUnicode());
        this.columns = surroundings.columns().getAsInt();
    }

    /**
     * The lines for such surroundings.
     *
     * @param metric such as {@code p95}
     * @param leftOut how many runs are not shown, by the reason
     */
    public static List<String> lines(
            String scenario,
            String metric,
            List<Trend> trends,
            SortedMap<String, Integer> leftOut,
            Surroundings surroundings) {
        return new TrendTable(surroundings).lines(scenario, metric, trends, leftOut);
    }

    private List<String> lines(String scenario, String metric, List<Trend> trends, SortedMap<String, Integer> leftOut) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.paint(Tone.BOLD, scenario) + ", " + metric + " of " + span(trends));
        leftOut.forEach((why, many) ->
                lines.add(ink.paint(Tone.DIM, "left out: " + many + (many == 1 ? " run " : " runs ") + why)));
        lines.add("");
        int names = trends.stream()
                .mapToInt(trend -> Wrapping.width(trend.series()))
                .max()
                .orElse(0);
        int bars = Math.max(FEWEST_BARS, columns - names - 2 * (NUMBER + GAP.length()) - 2 * GAP.length());
        lines.add(new Line(ink, names + GAP.length() + 2 * NUMBER + 2 * GAP.length() + bars)
                .left(Tone.DIM, "", names + GAP.length())
                .right(Tone.DIM, "first", NUMBER)
                .add(GAP)
                .left(Tone.DIM, "", Math.min(bars, mostPoints(trends)) + GAP.length())
                .left(Tone.DIM, "latest", NUMBER)
                .text());
        for (Trend trend : trends) {
            row(trend, names, bars, mostPoints(trends), lines);
        }
        lines.add("");
        lines.addAll(Wrapping.wrap("A view and no gate: whether a candidate is slower, `compare` decides.", columns));
        return lines;
    }

    private void row(Trend trend, int names, int bars, int most, List<String> lines) {
        List<Trend.Point> points = trend.points();
        int first = Math.max(0, points.size() - bars);
        lines.add(new Line(ink, names + GAP.length() + 2 * NUMBER + 2 * GAP.length() + bars)
                .left(Tone.PLAIN, trend.series(), names + GAP.length())
                .right(Tone.PLAIN, Figures.micros(points.get(0).micros()), NUMBER)
                .add(GAP)
                .left(Tone.PLAIN, bars(points.subList(first, points.size())), Math.min(bars, most) + GAP.length())
                .left(Tone.PLAIN, Figures.micros(points.get(points.size() - 1).micros()), NUMBER)
                .text());
        for (Trend.Change change : trend.changes()) {
            Trend.Point at = points.get(change.at());
            String told =
                    String.format(Locale.ROOT, "%+.0f %%", 100 * (change.ratio() - 1)) + " from " + at.run() + " on";
            lines.add(ink.paint(change.ratio() > 1 ? Tone.WARNING : Tone.GOOD, GAP + GAP + told));
        }
    }

    private String bars(List<Trend.Point> points) {
        long least = points.stream().mapToLong(Trend.Point::micros).min().orElse(0);
        long most = points.stream().mapToLong(Trend.Point::micros).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Trend.Point point : points) {
            double share = most == least ? 0 : (double) (point.micros() - least) / (most - least);
            text.append(glyphs.levels()
                    .charAt((int) Math.round(share * (glyphs.levels().length() - 1))));
        }
        return text.toString();
    }

    private static int mostPoints(List<Trend> trends) {
        return trends.stream().mapToInt(trend -> trend.points().size()).max().orElse(0);
    }

    private static String span(List<Trend> trends) {
        List<Instant> starts = trends.stream()
                .flatMap(trend -> trend.points().stream())
                .map(Trend.Point::startedAt)
                .sorted()
                .toList();
        int runs = mostPoints(trends);
        String many = runs + (runs == 1 ? " run" : " runs");
        if (starts.isEmpty()) {
            return many;
        }
        String from = DAY.format(starts.get(0));
        String to = DAY.format(starts.get(starts.size() - 1));
        return many + ", " + (from.equals(to) ? from : from + " to " + to);
    }
}
