package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Shows nothing of a run but its verdict, in the form that it is given: for scripts and for quiet people. */
public final class VerdictOnlyView implements RunView {
    private final PrintStream out;
    private final Function<Verdict, String> form;

    /**
     * @param out where the verdict goes
     * @param form the verdict as text
     */
    public VerdictOnlyView(PrintStream out, Function<Verdict, String> form) {
        this.out = out;
        this.form = form;
    }

    /** Shows nothing at all: what a run says is in its folder. */
    public static VerdictOnlyView silent() {
        return new VerdictOnlyView(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), Verdict::sentence);
    }

    @Override
    public void runStarted(RunPlan plan, RunFolder folder, Map<String, String> addresses) {}

    @Override
    public void waiting(String what) {}

    @Override
    public void phaseStarted(PlannedPhase phase) {}

    @Override
    public void tick(Tick tick) {}

    @Override
    public void faultApplied(PlannedFault fault, Duration at) {}

    @Override
    public void faultHealed(PlannedFault fault, Duration at, OptionalLong touched) {}

    @Override
    public void ended(String why) {}

    @Override
    public void verdict(Verdict verdict, RunFolder folder) {
        out.println(form.apply(verdict));
    }

    @Override
    public void close() {}
}
