package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.simulations.terminal.Ink.Tone;
import io.ridethrough.simulations.terminal.Tick.FlowPace;
import io.ridethrough.simulations.terminal.Tick.PointPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The block that is redrawn: where the run is, what is broken, and how each flow and the point that it asks are doing.
 * A function of what it is given. Fits 80 columns; longer lines are cut, since a wrapped line can't be redrawn.
 */
final class LiveBlock {

    private static final int FLOW_COLUMNS = 15;
    private static final int POINT_COLUMNS = 9;
    private static final int BREAKER_COLUMNS = 10;

    private final Ink ink;
    private final Glyphs glyphs;
    private final int columns;

    LiveBlock(Ink ink, Glyphs glyphs, int columns) {
        this.ink = ink;
        this.glyphs = glyphs;
        this.columns = columns;
    }

    String waiting(String what) {
        return line().add(Tone.DIM, "waiting for " + what + " " + glyphs.dots()).text();
    }

    List<String> lines(
            RunPlan plan, PlannedPhase phase, Duration elapsed, Collection<PlannedFault> live, Optional<Tick> tick) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(progress(plan, phase, elapsed));
        String faults = live.stream()
                .map(fault -> fault.target() + " (" + fault.description() + ")")
                .collect(Collectors.joining(", "));
        lines.add(
                live.isEmpty()
                        ? line().add(Tone.DIM, " nothing is broken").text()
                        : line().add(" broken: ").add(Tone.WARNING, faults).text());
        tick.ifPresent(now -> table(plan, now, lines));
        return lines;
    }

    private String progress(RunPlan plan, PlannedPhase phase, Duration elapsed) {
        Duration length = Story.length(phase);
        Duration into = min(length, max(Duration.ZERO, elapsed.minus(phase.startsAfter())));
        String name = " " + phase.name() + " ";
        String times = " " + Figures.clock(into) + " of " + Figures.clock(length) + "   run " + Figures.clock(elapsed)
                + " of "
                + Figures.clock(plan.ends());
        int position = plan.phases().indexOf(phase) + 1;
        String place = "(" + position + "/" + plan.phases().size() + ") ";
        int bar = Math.max(10, Math.min(60, columns - 1 - Wrapping.width(name + place + times)));
        int done = (int) (bar * into.toMillis() / Math.max(1, length.toMillis()));
        return line().add(Tone.BOLD, name)
                .add(Tone.DIM, place)
                .add(Tone.GOOD, glyphs.barDone().repeat(done))
                .add(Tone.DIM, glyphs.barLeft().repeat(bar - done))
                .add(times)
                .text();
    }

    private void table(RunPlan plan, Tick tick, List<String> lines) {
        lines.add(line().left(Tone.DIM, " flow", FLOW_COLUMNS + 1)
                .right(Tone.DIM, "in/s", 5)
                .right(Tone.DIM, "done/s", 7)
                .right(Tone.DIM, "p95", 8)
                .right(Tone.DIM, "failed", 7)
                .add("  ")
                .left(Tone.DIM, "point", POINT_COLUMNS)
                .left(Tone.DIM, "breaker", BREAKER_COLUMNS)
                .right(Tone.DIM, "asked/s", 7)
                .right(Tone.DIM, "tried/s", 8)
                .text());
        Set<String> shown = new HashSet<>();
        for (FlowPace flow : tick.flows()) {
            Optional<PointPace> point = tick.points().stream()
                    .filter(candidate ->
                            !shown.contains(candidate.point()) && asks(plan, flow.flow(), candidate.point()))
                    .findFirst();
            point.ifPresent(found -> shown.add(found.point()));
            lines.add(row(Optional.of(flow), point));
        }
        tick.points().stream()
                .filter(point -> !shown.contains(point.point()))
                .forEach(point -> lines.add(row(Optional.empty(), Optional.of(point))));
        tick.workers()
                .ifPresent(workers ->
                        lines.add(line().add(Tone.DIM, " workers busy: " + workers.busy() + " of " + workers.all())
                                .text()));
    }

    private String row(Optional<FlowPace> flow, Optional<PointPace> point) {
        Line line = line();
        flow.ifPresentOrElse(
                pace -> line.left(Tone.PLAIN, " " + pace.flow(), FLOW_COLUMNS + 1)
                        .right(Tone.PLAIN, Figures.rate(pace.arrivalsPerSecond()), 5)
                        .right(Tone.PLAIN, Figures.rate(pace.completedPerSecond()), 7)
                        .right(Tone.PLAIN, pace.p95().map(Figures::latency).orElse("-"), 8)
                        .right(pace.failures() > 0 ? Tone.BAD : Tone.PLAIN, Long.toString(pace.failures()), 7),
                () -> line.add(" ".repeat(FLOW_COLUMNS + 28)));
        point.ifPresent(pace -> line.add("  ")
                .left(Tone.PLAIN, pace.point(), POINT_COLUMNS)
                .left(Story.toneOf(pace.breaker()), pace.breaker().isEmpty() ? "-" : pace.breaker(), BREAKER_COLUMNS)
                .right(Tone.PLAIN, Figures.rate(pace.demandPerSecond()), 7)
                .right(Tone.PLAIN, Figures.rate(pace.attemptsPerSecond()), 8));
        return line.text();
    }

    private static boolean asks(RunPlan plan, String flow, String point) {
        return plan.points().stream()
                .anyMatch((InferencePoint planned) ->
                        planned.name().equals(point) && planned.flow().equals(flow));
    }

    private Line line() {
        // The last column stays empty: some terminals wrap when it is written.
        return new Line(ink, columns - 1);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
