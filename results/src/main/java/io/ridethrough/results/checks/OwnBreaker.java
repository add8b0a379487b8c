package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A breaker's states as the application itself tells them, from the best source that the journal has:
 *
 * <pre>
 * its own record   each change with its instant, by the application's clock ({@code breaker-changed})
 * probes           its state at each reading ({@code probe}); between two readings that differ it is unknown
 * </pre>
 *
 * <p>Limits: both clocks are this machine's. Probes miss a state that came and went between two of them, and after a
 * {@link #LONGEST_SILENCE} without one nothing is known. Of a record that has forgotten its oldest changes, the time before
 * those that are left is unknown.
 */
final class OwnBreaker {

    /** Longest time for which a probe's word holds without another. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private OwnBreaker() {}

    /** Over a stretch in microseconds since the Unix epoch; empty where the application said nothing of this breaker. */
    static Optional<BreakerStates> of(RunRecord run, InferencePoint point, long from, long to) {
        Optional<BreakerStates> recorded = recorded(run.journal(), point).map(states -> states.during(from, to));
        return recorded.isPresent() ? recorded : probed(run.journal(), point, from, to);
    }

    /** By its own record, from its beginning to when it was read. */
    static Optional<BreakerStates> recorded(List<JournalEvent> journal, InferencePoint point) {
        Optional<JournalEvent> read = journal.stream()
                .filter(event -> event.event().equals("breaker-read") && isOf(event, point))
                .findFirst();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<JournalEvent> changes = journal.stream()
                .filter(event -> event.event().equals("breaker-changed") && isOf(event, point))
                .sorted(Comparator.comparingLong(OwnBreaker::changedAt))
                .toList();
        String first = changes.isEmpty()
                ? text(read.get(), "state")
                : read.get().fields().path("forgotten").asLong() > 0 ? "" : text(changes.get(0), "from");
        BreakerStates.Builder states = BreakerStates.from(0, BreakerState.named(first));
        changes.forEach(change -> states.change(changedAt(change), BreakerState.named(text(change, "to"))));
        return Optional.of(states.until(read.get().at()));
    }

    private static Optional<BreakerStates> probed(
            List<JournalEvent> journal, InferencePoint point, long from, long to) {
        List<JournalEvent> probes = journal.stream()
                .filter(event ->
                        event.event().equals("probe") && text(event, "source").equals("store"))
                .filter(event -> event.fields().path("breakers").has(point.name()))
                .sorted(Comparator.comparingLong(JournalEvent::at))
                .toList();
        if (probes.isEmpty()) {
            return Optional.empty();
        }
        BreakerStates.Builder states =
                BreakerStates.from(Math.min(from, probes.get(0).at()), BreakerState.UNKNOWN);
        long last = probes.get(0).at();
        for (JournalEvent probe : probes) {
            BreakerState told = BreakerState.named(
                    probe.fields().path("breakers").path(point.name()).asText());
            if (told != states.state() || probe.at() - last > Timeline.micros(LONGEST_SILENCE)) {
                states.change(last, BreakerState.UNKNOWN);
            }
            states.change(probe.at(), told);
            last = probe.at();
        }
        states.change(last, BreakerState.UNKNOWN);
        return Optional.of(states.until(Math.max(to, last)).during(from, to));
    }

    private static boolean isOf(JournalEvent event, InferencePoint point) {
        return text(event, "point").equals(point.name());
    }

    private static String text(JournalEvent event, String field) {
        return event.fields().path(field).asText();
    }

    private static long changedAt(JournalEvent change) {
        return change.fields().path("changedAt").asLong();
    }
}
