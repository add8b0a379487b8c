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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines that stay on the screen, the same in every view: what happened, and when. For one thread at a time. */
final class Story {

    private static final int WORD_COLUMNS = 10;
    private static final int STAMP_COLUMNS = 7;

    /** What stands before an event's text. */
    private static final int EVENT_COLUMNS = STAMP_COLUMNS + 2 * (WORD_COLUMNS + 1);

    private final Ink ink;
    private final Set<String> tripped = new HashSet<>();
    private Optional<PlannedPhase> current = Optional.empty();
    private Optional<Tick> lastTick = Optional.empty();

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
        lines.add(fact("where", plan.environment() + ", planted defect: " + plan.defect(), pad));
        lines.add(fact("seed", Long.toString(plan.seed()), pad));
        lines.add(fact("folder", folder.path().toString(), pad));
        addresses.forEach((name, address) -> lines.add(fact(name, address, pad)));
        lines.add(fact(
                "timeline",
                plan.phases().stream()
                        .map(phase -> phase.name() + " " + Figures.length(length(phase)))
                        .collect(Collectors.joining(", ")),
                pad));
        lines.add("");
        return lines;
    }

    /** How the phase before went at its end, and the phase that begins. */
    List<String> phaseStarted(PlannedPhase phase, int columns) {
        List<String> lines = new ArrayList<>(phaseEnded(columns));
        Line line = new Line(ink, columns).add(stamp(phase.startsAfter())).add(Tone.BOLD, phase.name());
        line.add("  " + Figures.length(length(phase)));
        lines.add(line.add(phase.judged() ? "" : ", not judged").text());
        current = Optional.of(phase);
        return lines;
    }

    /** How the current phase went at its end, as its last tick told; nothing when there was none. */
    List<String> phaseEnded(int columns) {
        Optional<PlannedPhase> ended = current;
        current = Optional.empty();
        return ended.flatMap(phase -> lastTick.filter(tick -> tick.elapsed().compareTo(phase.startsAfter()) > 0)
                        .map(tick -> pace(tick, phase.endsAfter(), columns)))
                .orElse(List.of());
    }

    /** The phase that plays now. */
    Optional<PlannedPhase> current() {
        return current;
    }

    /** The last tick told. */
    Optional<Tick> lastTick() {
        return lastTick;
    }

    /** One line a flow. */
    List<String> pace(Tick tick, Duration at, int columns) {
        return tick.flows().stream().map(flow -> pace(flow, at, columns)).toList();
    }

    private String pace(FlowPace flow, Duration at, int columns) {
        Line line = new Line(ink, columns).add(stamp(at)).left(Tone.DIM, "  " + flow.flow(), 18);
        line.add(Tone.DIM, Figures.rate(flow.completedPerSecond()) + " of " + Figures.rate(flow.arrivalsPerSecond()));
        line.add(Tone.DIM, "/s done, p95 " + flow.p95().map(Figures::latency).orElse("none yet") + ", ");
        line.add(flow.failures() > 0 ? Tone.BAD : Tone.DIM, flow.failures() + " failed");
        return line.text();
    }

    /** Wrapped, not cut: how a fault ends answers, or its share, comes last. */
    List<String> applied(PlannedFault fault, Duration at, int columns) {
        List<String> lines = new ArrayList<>();
        for (String piece : Wrapping.wrap(fault.description(), columns - EVENT_COLUMNS)) {
            Line line = lines.isEmpty()
                    ? event(at, "fault", fault.target(), columns)
                    : new Line(ink, columns).left(Tone.PLAIN, "", EVENT_COLUMNS);
            lines.add(line.add(Tone.WARNING, piece).text());
        }
        return lines;
    }

    String healed(PlannedFault fault, Duration at, OptionalLong touched, int columns) {
        String reach = touched.isPresent() ? ", touched " + touched.getAsLong() : "";
        return event(at, "healed", fault.target(), columns)
                .add(fault.kind() + reach)
                .text();
    }

    /**
     * Takes note of a tick. One line for each breaker that has left or regained the closed state since the tick before. The steps between open
     * and half-open come every few seconds and would bury all else.
     */
    List<String> ticked(Tick tick, int columns) {
        lastTick = Optional.of(tick);
        List<String> lines = new ArrayList<>();
        for (PointPace point : tick.points()) {
            String now = point.breaker();
            boolean isClosed = now.equals("CLOSED");
            if (!now.isEmpty() && isClosed == tripped.contains(point.point())) {
                lines.add(event(tick.elapsed(), "breaker", point.point(), columns)
                        .add(toneOf(now), now)
                        .text());
                if (isClosed) {
                    tripped.remove(point.point());
                } else {
                    tripped.add(point.point());
                }
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

    private Line event(Duration at, String word, String subject, int columns) {
        return new Line(ink, columns)
                .add(stamp(at))
                .left(Tone.PLAIN, "  " + word, WORD_COLUMNS + 1)
                .left(Tone.PLAIN, subject, WORD_COLUMNS + 1);
    }

    /** Not cut: an address or a path that can't be copied whole is of no use. */
    private String fact(String name, String value, int pad) {
        return new Line(ink, Integer.MAX_VALUE)
                .add("  ")
                .left(Tone.DIM, name, pad)
                .add(value)
                .text();
    }

    static String stamp(Duration at) {
        return String.format("%5s  ", Figures.clock(at));
    }
}
