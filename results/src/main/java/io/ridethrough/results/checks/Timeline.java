package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan's phases laid over the run: the one place where an instant is given to a phase. A phase is the planned
 * window counted from the journal's origin of load, start inclusive and end exclusive.
 */
final class Timeline {

    private final RunPlan plan;
    private final long origin;
    private final List<JournalEvent> journal;

    private Timeline(RunPlan plan, long origin, List<JournalEvent> journal) {
        this.plan = plan;
        this.origin = origin;
        this.journal = journal;
    }

    /** Throws {@link Unjudgeable} when load never started: without an origin there are no phases. */
    static Timeline of(RunRecord run) {
        JournalEvent started =
                event(run.journal(), "load-started").orElseThrow(() -> new Unjudgeable("load never started"));
        Unjudgeable.unless(started.fields().path("origin").isIntegralNumber(), "load started without an origin");
        return new Timeline(run.plan(), started.fields().get("origin").longValue(), run.journal());
    }

    /** The first event of that name. */
    static Optional<JournalEvent> event(List<JournalEvent> journal, String name) {
        return journal.stream().filter(event -> event.event().equals(name)).findFirst();
    }

    /** The first event of that name about one fault. */
    static Optional<JournalEvent> event(List<JournalEvent> journal, String name, PlannedFault fault) {
        return journal.stream()
                .filter(event -> event.event().equals(name))
                .filter(event -> event.fields().path("id").asText().equals(fault.id()))
                .findFirst();
    }

    /** The start of load, microseconds since the Unix epoch. */
    long origin() {
        return origin;
    }

    /** The planned end of the last phase, microseconds since the Unix epoch. */
    long ends() {
        return at(plan.ends());
    }

    private long at(Duration offset) {
        return origin + micros(offset);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** The windows that a claim names: at least one, each a judged phase of the plan. */
    List<Window> judged(List<String> names) {
        Unjudgeable.unless(!names.isEmpty(), "the claim names no phase");
        List<Window> windows = new ArrayList<>();
        for (String name : names) {
            windows.add(judged(name));
        }
        return windows;
    }

    Window judged(String name) {
        PlannedPhase phase = plan.phases().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unjudgeable("the plan has no phase " + name));
        Unjudgeable.unless(phase.judged(), "the phase " + name + " is not judged");
        return window(phase);
    }

    /** All judged phases, in the order of the plan. */
    List<Window> judged() {
        return plan.phases().stream()
                .filter(PlannedPhase::judged)
                .map(this::window)
                .toList();
    }

    Window window(PlannedPhase phase) {
        return new Window(phase.name(), origin, at(phase.startsAfter()), at(phase.endsAfter()));
    }

    /** A phase's window, begun with the first of the phases with faults that lead up to it without a gap. */
    Window withFaultsBefore(Window window) {
        long from = window.from();
        for (int i = plan.phases().size() - 1; i >= 0; i--) {
            Window before = window(plan.phases().get(i));
            if (before.to() == from && !plan.phases().get(i).faults().isEmpty()) {
                from = before.from();
            }
        }
        return new Window(window.name(), origin, from, window.to());
    }

    /** When a fault should have been live. */
    Window window(PlannedPhase phase, PlannedFault fault) {
        return new Window(phase.name(), origin, at(fault.startsAfter()), at(fault.endsAfter()));
    }

    /** When a fault was live: as the journal has it, and as planned where the journal is silent. */
    Window live(PlannedPhase phase, PlannedFault fault) {
        Window planned = window(phase, fault);
        return new Window(
                phase.name(),
                origin,
                moment("fault-applied", fault, "appliedAt", planned.from()),
                moment("fault-healed", fault, "healedAt", planned.to()));
    }

    private long moment(String event, PlannedFault fault, String field, long otherwise) {
        return event(journal, event, fault)
                .map(found -> found.fields().path(field).asLong(otherwise))
                .orElse(otherwise);
    }
}
