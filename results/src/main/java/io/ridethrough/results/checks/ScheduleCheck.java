package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The generator kept its schedule: the nearest-rank percentile of {@code started − intended} over the journeys due in
 * each judged phase. The worst phase decides, so that a stall of one is not thinned out by the others; the figure over
 * all of them, which is never worse, is told beside it. A generator that falls behind raises no alarm of its own.
 */
record ScheduleCheck() implements Check {

    /** Largest lag at the percentile: well above a warm generator's few milliseconds, well below a step's patience. */
    static final Duration LARGEST_LAG = Duration.ofMillis(250);

    /** The percentile of the lag. */
    static final double PERCENTILE = 99;

    @Override
    public Claimed claimed() {
        String bound = Figures.percentile(PERCENTILE) + " ≤ " + Figures.duration(LARGEST_LAG);
        return new Claimed(
                ValidityChecks.CLAIM,
                "schedule",
                "In each phase arrivals began on their schedule, no later than " + Figures.duration(LARGEST_LAG)
                        + " at " + Figures.percentile(PERCENTILE) + ".",
                bound,
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged();
        Lag worst = windows.stream()
                .flatMap(window -> lag(run, window).stream())
                .max(Comparator.comparingLong(Lag::micros))
                .orElseThrow(() -> new Unjudgeable("no journey was due in a judged phase"));
        String told = Figures.percentile(PERCENTILE) + " " + Figures.micros(worst.micros()) + " during "
                + worst.window().name() + ", "
                + Figures.micros(Percentile.nearestRank(lags(run, windows), PERCENTILE)) + " over all";
        if (worst.micros() <= Timeline.micros(LARGEST_LAG)) {
            return Ruling.pass(told, List.of());
        }
        return Ruling.inconclusive(
                told,
                "the load generator fell behind its schedule by " + Figures.micros(worst.micros()) + " at "
                        + Figures.percentile(PERCENTILE) + " during "
                        + worst.window().name(),
                List.of(worst.window().evidence("lag")));
    }

    private static Optional<Lag> lag(RunRecord run, Window window) {
        long[] lags = lags(run, List.of(window));
        return lags.length == 0
                ? Optional.empty()
                : Optional.of(new Lag(window, Percentile.nearestRank(lags, PERCENTILE)));
    }

    private static long[] lags(RunRecord run, List<Window> windows) {
        return run.journeys().stream()
                .filter(journey -> Window.anyContains(windows, journey.intendedAt()))
                .mapToLong(journey -> journey.startedAt() - journey.intendedAt())
                .toArray();
    }

    /** A phase's lag at the percentile. */
    private record Lag(Window window, long micros) {}
}
