package io.ridethrough.results.baseline.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * One series over its runs.
 *
 * @param series its name, such as {@code guest-checkout/place-order @ steady}
 * @param points one a run that has the percentile, by the start of load
 * @param changes where another level began, in order
 */
public record Trend(String series, List<Point> points, List<Change> changes) {

    /** Seed of the random orders: a view that is opened twice shows the same. */
    private static final long SEED = 1;

    public Trend {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
    }

    /** One run's percentile. */
    public record Point(String run, Instant startedAt, long micros) {}

    /**
     * The beginning of another level.
     *
     * @param at place of its first point
     * @param ratio its median divided by that of the level before
     */
    public record Change(int at, double ratio) {}

    /**
     * A series over some runs; those that lack it, or of which so many requests failed that the percentile is no answer, are
     * left out.
     *
     * @param percent above 0 and up to 100
     */
    public static Trend of(String series, List<StoredRun> runs, double percent) {
        List<Point> points = new ArrayList<>();
        for (StoredRun run : runs) {
            if (run.recorded().series().containsKey(series)) {
                OptionalLong micros = run.recorded().series().get(series).percentileMicros(percent);
                micros.ifPresent(value ->
                        points.add(new Point(run.id(), run.recorded().repeat().startedAt(), value)));
            }
        }
        points.sort(Comparator.comparing(Point::startedAt).thenComparing(Point::run));
        return new Trend(series, points, changes(points));
    }

    private static List<Change> changes(List<Point> points) {
        double[] logarithms = points.stream()
                .mapToDouble(point -> Math.log(Math.max(1, point.micros())))
                .toArray();
        List<Integer> places = ChangePoints.of(logarithms, SEED);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int before = i == 0 ? 0 : places.get(i - 1);
            int at = places.get(i);
            int end = i + 1 < places.size() ? places.get(i + 1) : logarithms.length;
            changes.add(new Change(at, Math.exp(median(logarithms, at, end) - median(logarithms, before, at))));
        }
        return changes;
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
