package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A story that grows, and below it a block that is redrawn in place. */
public final class LiveView implements RunView {

    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Surroundings surroundings;
    private final Ink ink;
    private final Glyphs glyphs;
    private final Story story;
    private final Map<String, PlannedFault> liveFaults = new LinkedHashMap<>();
    private Optional<RunPlan> plan = Optional.empty();
    private List<String> block = List.of();
    private int columns;

    /** @param out a terminal; written to and flushed, never closed */
    public LiveView(PrintStream out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
        this.ink = new Ink(surroundings.hasColour());
        this.glyphs = Glyphs.of(surroundings.hasUnicode());
        this.story = new Story(ink);
    }

    @Override
    public synchronized void runStarted(RunPlan started, RunFolder folder, Map<String, String> addresses) {
        measure();
        plan = Optional.of(started);
        redraw(story.opening(started, folder, addresses, columns), List.of());
    }

    @Override
    public synchronized void waiting(String what) {
        measure();
        redraw(story.phaseEnded(columns), List.of(new LiveBlock(ink, glyphs, columns).waiting(what)));
    }

    @Override
    public synchronized void phaseStarted(PlannedPhase started) {
        measure();
        List<String> past = story.phaseStarted(started, columns);
        redraw(past, current());
    }

    @Override
    public synchronized void tick(Tick now) {
        List<String> past = story.ticked(now, columns);
        redraw(past, current());
    }

    @Override
    public synchronized void faultApplied(PlannedFault fault, Duration at) {
        liveFaults.put(fault.id(), fault);
        redraw(story.applied(fault, at, columns), current());
    }

    @Override
    public synchronized void faultHealed(PlannedFault fault, Duration at, OptionalLong touched) {
        liveFaults.remove(fault.id());
        redraw(List.of(story.healed(fault, at, touched, columns)), current());
    }

    @Override
    public synchronized void ended(String why) {
        measure();
        redraw(Wrapping.wrap("ended: " + why, columns - 1), List.of());
    }

    @Override
    public synchronized void verdict(Verdict verdict, RunFolder folder) {
        measure();
        redraw(story.phaseEnded(columns), List.of());
        redraw(new VerdictTable(ink).lines(verdict, folder, columns - 1), List.of());
    }

    @Override
    public synchronized void close() {
        redraw(List.of(), List.of());
    }

    private List<String> current() {
        Optional<PlannedPhase> phase = story.current();
        if (plan.isEmpty() || phase.isEmpty()) {
            return block;
        }
        Duration started = phase.get().startsAfter();
        Duration elapsed = story.lastTick()
                .map(Tick::elapsed)
                .filter(at -> at.compareTo(started) > 0)
                .orElse(started);
        return new LiveBlock(ink, glyphs, columns)
                .lines(plan.get(), phase.get(), elapsed, liveFaults.values(), story.lastTick());
    }

    private void measure() {
        columns = surroundings.columns().getAsInt();
    }

    /** One write, so that a terminal never shows half of it: erase the old block, add to the story, draw the new. */
    private void redraw(List<String> past, List<String> next) {
        StringBuilder text = new StringBuilder();
        if (!block.isEmpty()) {
            text.append("\u001b[").append(block.size()).append("A\r").append(ERASE_BELOW);
        }
        past.forEach(line -> text.append(line).append('\n'));
        next.forEach(line -> text.append(line).append('\n'));
        block = List.copyOf(next);
        out.print(text);
        out.flush();
    }
}
