package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.terminal.Ink.Tone;
import io.ridethrough.simulations.terminal.Tick.FlowPace;
import io.ridethrough.simulations.terminal.Tick.PointPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The lines that stay on the screen, the same in every view: what happened, and when. For one thread at a time. */
final class Story {

    private static final int WORD_COLUMNS = 10;

    private final Ink ink;
    private final Map<String, String> breakers = new HashMap<>();

    Story(Ink ink) {
        this.ink = ink;
    }

    List<String> opening(RunPlan plan, RunFolder folder, Map<String, String> addresses, int columns) {
        List<String> lines = new ArrayList<>();
        lines.add(new Line(ink, columns).add(Tone.BOLD, plan.scenario()).text());
        Wrapping.wrap(plan.story(), columns - 2).forEach(line -> lines.add("  " + line));
        lines.add("");
        int names = addresses.keySet().stream().mapToInt(Wrapping::width).max().orElse(0);
        int pad = Math.max(WORD_COLUMNS, names + 2);
        lines.add(fact("where", plan.environment() + ", planted defect: " + plan.defect(), pad, columns));
        lines.add(fact("seed", Long.toString(plan.seed()), pad, columns));
        lines.add(fact("folder", folder.path().toString(), pad, columns));
        addresses.forEach((name, address) -> lines.add(fact(name, address, pad, columns)));
        lines.add(fact(
                "timeline",
                plan.phases().stream()
                        .map(phase -> phase.name() + " " + Figures.length(length(phase)))
                        .collect(Collectors.joining(", ")),
                pad,
                columns));
        lines.add("");
        return lines;
    }

    String phase(PlannedPhase phase, int columns) {
        Line line = new Line(ink, columns).add(stamp(phase.startsAfter())).add(Tone.BOLD, phase.name());
        line.add("  " + Figures.length(length(phase)));
        return line.add(phase.judged() ? "" : ", not judged").text();
    }

    /** How the phase went at its end, as the last tick told. */
    List<String> pace(Tick tick, int columns) {
        return tick.flows().stream().map(flow -> pace(tick, flow, columns)).toList();
    }

    private String pace(Tick tick, FlowPace flow, int columns) {
        Line line = new Line(ink, columns).add(stamp(tick.elapsed())).left(Tone.DIM, "  " + flow.flow(), 18);
        line.add(Tone.DIM, Figures.rate(flow.completedPerSecond()) + " of " + Figures.rate(flow.arrivalsPerSecond()));
        line.add(Tone.DIM, "/s done, p95 " + flow.p95().map(Figures::length).orElse("none yet") + ", ");
        line.add(flow.failures() > 0 ? Tone.BAD : Tone.DIM, flow.failures() + " failed");
        return line.text();
    }

    String applied(PlannedFault fault, Duration at, int columns) {
        return event(at, "fault", columns)
                .add(Tone.WARNING, fault.description() + " on " + fault.target())
                .text();
    }

    String healed(PlannedFault fault, Duration at, OptionalLong touched, int columns) {
        String reach = touched.isPresent() ? " (touched " + touched.getAsLong() + ")" : "";
        return event(at, "healed", columns)
                .add(fault.kind() + " on " + fault.target() + reach)
                .text();
    }

    /** One line for each breaker that is in another state than at the tick before; the first tick tells none closed. */
    List<String> breakerChanges(Tick tick, int columns) {
        List<String> lines = new ArrayList<>();
        for (PointPace point : tick.points()) {
            String now = point.breaker();
            String before = breakers.getOrDefault(point.point(), "CLOSED");
            if (!now.isEmpty() && !now.equals(before)) {
                lines.add(event(tick.elapsed(), "breaker", columns)
                        .add(point.point() + " ")
                        .add(toneOf(now), now)
                        .text());
            }
            if (!now.isEmpty()) {
                breakers.put(point.point(), now);
            }
        }
        return lines;
    }

    static Tone toneOf(String breaker) {
        return breaker.equals("OPEN") || breaker.equals("HALF_OPEN") ? Tone.WARNING : Tone.PLAIN;
    }

    static Duration length(PlannedPhase phase) {
        return phase.endsAfter().minus(phase.startsAfter());
    }

    private Line event(Duration at, String word, int columns) {
        return new Line(ink, columns).add(stamp(at)).left(Tone.PLAIN, "  " + word, WORD_COLUMNS + 1);
    }

    private String fact(String name, String value, int pad, int columns) {
        return new Line(ink, columns)
                .add("  ")
                .left(Tone.DIM, name, pad)
                .add(value)
                .text();
    }

    static String stamp(Duration at) {
        return String.format("%5s  ", Figures.clock(at));
    }
}
