package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.report.BreakerBand.State;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The states of one point's breaker over time, as the application told them or as the wire lets one guess. */
final class BreakerBands {

    /** A state is held to last until the next probe, but no longer than this: after it, nobody looked. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    /** A guess looks at this many bins on either side, because one bin holds only a few requests. */
    static final int GUESS_REACH_BINS = 1;

    private static final double TRICKLE = 0.5;

    private BreakerBands() {}

    /** Whether the journal holds the application's own word on the breaker of any point. */
    static boolean areTold(RunRecord run) {
        return run.journal().stream().anyMatch(BreakerBands::tellsBreakers);
    }

    /** From the journal's probes of the application. */
    static List<BreakerBand> told(InferencePoint point, RunRecord run, Timeline timeline) {
        List<JournalEvent> probes = run.journal().stream()
                .filter(BreakerBands::tellsBreakers)
                .filter(event -> event.fields().path("breakers").has(point.name()))
                .sorted(Comparator.comparingLong(JournalEvent::at))
                .toList();
        List<BreakerBand> bands = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            JournalEvent probe = probes.get(i);
            double from = timeline.secondsAt(probe.at());
            double silence = from + LONGEST_SILENCE.toSeconds();
            double to = i + 1 < probes.size()
                    ? Math.min(timeline.secondsAt(probes.get(i + 1).at()), silence)
                    : silence;
            State state = State.named(
                    probe.fields().path("breakers").path(point.name()).asText());
            add(bands, state, from, to, timeline);
        }
        return List.copyOf(bands);
    }

    /**
     * From attempts against demand around each bin: none is open, less than half is half-open. While the dependency
     * refuses connections no attempt reaches the wire, so nothing can be said.
     */
    static List<BreakerBand> guessed(
            BinnedSeries demand, BinnedSeries attempts, List<FaultWindow> outages, Timeline timeline) {
        double width = timeline.binMillis() / 1_000.0;
        List<BreakerBand> bands = new ArrayList<>();
        for (int bin = 0; bin < demand.size(); bin++) {
            double from = bin * width;
            boolean dark = outages.stream().anyMatch(outage -> outage.covers(from));
            double asked = demand.sum(bin - GUESS_REACH_BINS, bin + GUESS_REACH_BINS);
            double tried = attempts.sum(bin - GUESS_REACH_BINS, bin + GUESS_REACH_BINS);
            add(bands, dark ? State.UNKNOWN : guess(asked, tried), from, from + width, timeline);
        }
        return List.copyOf(bands);
    }

    private static State guess(double asked, double tried) {
        if (asked == 0) {
            return State.UNKNOWN;
        }
        if (tried == 0) {
            return State.OPEN;
        }
        return tried < TRICKLE * asked ? State.HALF_OPEN : State.CLOSED;
    }

    private static void add(List<BreakerBand> bands, State state, double from, double to, Timeline timeline) {
        double start = Math.max(0, from);
        double end = Math.min(timeline.endSeconds(), to);
        if (end <= start) {
            return;
        }
        if (!bands.isEmpty()) {
            BreakerBand last = bands.get(bands.size() - 1);
            if (last.state() == state && last.toSeconds() >= start) {
                bands.set(bands.size() - 1, new BreakerBand(state, last.fromSeconds(), end));
                return;
            }
        }
        bands.add(new BreakerBand(state, start, end));
    }

    private static boolean tellsBreakers(JournalEvent event) {
        return event.event().equals("probe")
                && event.fields().path("source").asText().equals("store")
                && event.fields().path("breakers").size() > 0;
    }
}
