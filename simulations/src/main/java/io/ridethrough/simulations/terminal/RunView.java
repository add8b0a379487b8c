package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Told what happens in a run, in order; shows it to whoever watches. Safe for several threads: faults open and close on
 * another than ticks come from. All durations count from the start of load.
 */
public interface RunView extends AutoCloseable {

    /**
     * The plan is saved and the environment is up.
     *
     * @param addresses what listens where, in the order to show, such as {@code store} and its URL
     */
    void runStarted(RunPlan plan, RunFolder folder, Map<String, String> addresses);

    /** The run waits for something that has no phase, such as {@code the store to answer}. */
    void waiting(String what);

    /** A phase of the plan begins; the one before it, if any, has ended. */
    void phaseStarted(PlannedPhase phase);

    /** About once a second while phases play. */
    void tick(Tick tick);

    /** A fault is in force. */
    void faultApplied(PlannedFault fault, Duration at);

    /**
     * A fault is healed.
     *
     * @param touched how many connections or requests it touched; empty when that can't be counted
     */
    void faultHealed(PlannedFault fault, Duration at, OptionalLong touched);

    /** The run ends early: it was interrupted, or something broke. */
    void ended(String why);

    /** The run was judged; the last thing shown. */
    void verdict(Verdict verdict, RunFolder folder);

    /** Leaves the terminal as it was found. May be called twice. */
    @Override
    void close();
}
