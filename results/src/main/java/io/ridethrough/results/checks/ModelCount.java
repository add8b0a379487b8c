package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that a model itself counted beside those that its fault proxy saw: the same calls, counted by two that know
 * nothing of each other. Between the first and the last reading of the model's counter in a phase they have to be as many:
 *
 * <pre>|model − wire| ≤ max({@value #FEWEST_APART}, {@value #SHARE_APART} · max(model, wire))</pre>
 *
 * Only phases count whose faults leave requests alone ({@link #LEAVING_REQUESTS_ALONE}): others answer in the model's stead,
 * or hold back what is on its way to it. A model that is also asked golden prompts, some of them past the proxy, settles
 * nothing. Limit: it counts the calls of all its points together.
 *
 * @param phase by name
 */
record ModelCount(String phase, long byModel, long onWire) {

    static final double SHARE_APART = 0.02;

    /** Calls that were under way between proxy and model at the two readings. */
    static final int FEWEST_APART = 2;

    /** The kinds of faults that act on answers. */
    static final Set<String> LEAVING_REQUESTS_ALONE = Set.of(
            "latency",
            "bandwidth",
            "slicer",
            "first-token",
            "token-stall",
            "cut-stream",
            "truncate-frame",
            "malformed-json",
            "wrong-content",
            "model-version");

    private static final String MODEL = "model";

    /** One for each of the phases in which the model's counter was read twice or more. */
    static List<ModelCount> of(RunRecord run, String target, List<Window> phases) {
        if (!run.plan().watches().isEmpty()) {
            return List.of();
        }
        return phases.stream()
                .filter(phase -> reachesModel(run.plan(), target, phase))
                .flatMap(phase -> of(run, target, phase).stream())
                .toList();
    }

    private static boolean reachesModel(RunPlan plan, String target, Window phase) {
        return plan.phases().stream()
                .flatMap(planned -> planned.faults().stream())
                .filter(fault -> fault.target().equals(target) && isWithin(fault, phase))
                .allMatch(fault -> LEAVING_REQUESTS_ALONE.contains(fault.kind()));
    }

    private static boolean isWithin(PlannedFault fault, Window phase) {
        return phase.origin() + Timeline.micros(fault.startsAfter()) < phase.to()
                && phase.origin() + Timeline.micros(fault.endsAfter()) > phase.from();
    }

    private static Optional<ModelCount> of(RunRecord run, String target, Window phase) {
        List<JournalEvent> readings = run.journal().stream()
                .filter(event -> event.event().equals("probe")
                        && event.fields().path("source").asText().equals(MODEL)
                        && event.fields().path("target").asText().equals(target)
                        && phase.contains(readAt(event)))
                .toList();
        if (readings.size() < 2) {
            return Optional.empty();
        }
        JournalEvent first = readings.get(0);
        JournalEvent last = readings.get(readings.size() - 1);
        long onWire = run.attempts().stream()
                .filter(attempt ->
                        attempt.target().equals(target) && attempt.at() > readAt(first) && attempt.at() <= readAt(last))
                .count();
        return Optional.of(new ModelCount(phase.name(), requests(last) - requests(first), onWire));
    }

    private static long readAt(JournalEvent reading) {
        return reading.fields().path("readAt").asLong(reading.at());
    }

    private static long requests(JournalEvent reading) {
        return reading.fields().path("requests").asLong();
    }

    /** {@code ; the model counted 204, the wire 205}: all of them together, nothing without any. */
    static String beside(List<ModelCount> counts) {
        return counts.isEmpty()
                ? ""
                : "; the model counted "
                        + counts.stream().mapToLong(ModelCount::byModel).sum() + ", the wire "
                        + counts.stream().mapToLong(ModelCount::onWire).sum();
    }

    boolean isDisputed() {
        return Math.abs(byModel - onWire) > Math.max(FEWEST_APART, SHARE_APART * Math.max(byModel, onWire));
    }

    /** {@code the model counted 204 calls during slow, and 210 were seen on the wire}. */
    String told() {
        return "the model counted " + byModel + " calls during " + phase + ", and " + onWire + " were seen on the wire";
    }
}
