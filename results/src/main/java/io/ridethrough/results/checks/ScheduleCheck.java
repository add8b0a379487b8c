package io.ridethrough.results.checks;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.List;

/**
 * The generator kept its schedule: the nearest-rank percentile of {@code started − intended} over all journeys due in
 * judged phases. A generator that falls behind raises no alarm of its own.
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
                "Arrivals began on their schedule, no later than " + Figures.duration(LARGEST_LAG) + " at "
                        + Figures.percentile(PERCENTILE) + ".",
                bound,
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged();
        long[] lags = run.journeys().stream()
                .filter(journey -> windows.stream().anyMatch(window -> window.contains(journey.intendedAt())))
                .mapToLong(ScheduleCheck::lag)
                .toArray();
        Unjudgeable.unless(lags.length > 0, "no journey was due in a judged phase");
        long lag = Percentile.nearestRank(lags, PERCENTILE);
        String told = Figures.percentile(PERCENTILE) + " " + Figures.micros(lag);
        if (lag <= Timeline.micros(LARGEST_LAG)) {
            return Ruling.pass(told, List.of());
        }
        return Ruling.inconclusive(
                told,
                "the load generator fell behind its schedule by " + Figures.micros(lag) + " at "
                        + Figures.percentile(PERCENTILE),
                windows.stream().map(window -> window.evidence("lag")).toList());
    }

    private static long lag(Journey journey) {
        return journey.startedAt() - journey.intendedAt();
    }
}
