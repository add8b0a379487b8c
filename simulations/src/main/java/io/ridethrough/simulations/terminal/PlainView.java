package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Lines that are never taken back, for pipes, files and build servers. */
public final class PlainView implements RunView {

    /** A build log wants a sign of life, not a line a second. */
    private static final Duration BETWEEN_TICKS = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Surroundings surroundings;
    private final Ink ink;
    private final Story story;
    private Duration nextTick = Duration.ZERO;

    /** @param out written to and flushed, never closed */
    public PlainView(PrintStream out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
        this.ink = new Ink(surroundings.hasColour());
        this.story = new Story(ink);
    }

    @Override
    public synchronized void runStarted(RunPlan plan, RunFolder folder, Map<String, String> addresses) {
        print(story.opening(plan, folder, addresses, columns()));
    }

    @Override
    public synchronized void waiting(String what) {
        print(story.phaseEnded(columns()));
        print(List.of("waiting for " + Wrapping.clean(what)));
    }

    @Override
    public synchronized void phaseStarted(PlannedPhase phase) {
        print(story.phaseStarted(phase, columns()));
        nextTick = phase.startsAfter().plus(BETWEEN_TICKS);
    }

    @Override
    public synchronized void tick(Tick tick) {
        print(story.ticked(tick, columns()));
        if (tick.elapsed().compareTo(nextTick) >= 0) {
            print(story.pace(tick, tick.elapsed(), columns()));
            nextTick = tick.elapsed().plus(BETWEEN_TICKS);
        }
    }

    @Override
    public synchronized void faultApplied(PlannedFault fault, Duration at) {
        print(story.applied(fault, at, columns()));
    }

    @Override
    public synchronized void faultHealed(PlannedFault fault, Duration at, OptionalLong touched) {
        print(List.of(story.healed(fault, at, touched, columns())));
    }

    @Override
    public synchronized void ended(String why) {
        print(List.of("ended: " + Wrapping.clean(why)));
    }

    @Override
    public synchronized void verdict(Verdict verdict, RunFolder folder) {
        print(story.phaseEnded(columns()));
        print(new VerdictTable(ink).lines(verdict, folder, columns()));
    }

    @Override
    public void close() {
        out.flush();
    }

    private int columns() {
        return surroundings.columns().getAsInt();
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
