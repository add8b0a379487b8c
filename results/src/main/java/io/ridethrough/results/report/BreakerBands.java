package io.ridethrough.results.report;

import io.ridethrough.results.checks.BreakerStates;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.report.BreakerBand.State;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The states of one point's breaker over time, as the application told them or as the wire shows them. */
final class BreakerBands {

    /** A state is held to last until the next probe, but no longer than this: after it, nobody looked. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private BreakerBands() {}

    /** Whether the journal holds the application's own word on the breaker of any point. */
    static boolean areTold(RunRecord run) {
        return run.journal().stream().anyMatch(BreakerBands::tellsBreakers);
    }

    /** From the application's own record of changes, or else from the journal's probes of it. */
    static List<BreakerBand> told(InferencePoint point, RunRecord run, Timeline timeline) {
        return BreakerStates.recorded(run, point)
                .map(states -> of(states, timeline))
                .orElseGet(() -> probed(point, run, timeline));
    }

    private static List<BreakerBand> probed(InferencePoint point, RunRecord run, Timeline timeline) {
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

    /** From requests and calls alone, where the application said nothing. */
    static List<BreakerBand> onTheWire(InferencePoint point, RunRecord run, Timeline timeline) {
        return BreakerStates.onTheWire(run, point)
                .map(states -> of(states, timeline))
                .orElseGet(() -> List.of(new BreakerBand(State.UNKNOWN, 0, timeline.endSeconds())));
    }

    private static List<BreakerBand> of(BreakerStates states, Timeline timeline) {
        List<BreakerBand> bands = new ArrayList<>();
        states.spans()
                .forEach(span -> add(
                        bands,
                        State.valueOf(span.state().name()),
                        timeline.secondsAt(span.from()),
                        timeline.secondsAt(span.to()),
                        timeline));
        return List.copyOf(bands);
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
