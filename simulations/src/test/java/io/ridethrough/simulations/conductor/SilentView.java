package io.ridethrough.simulations.conductor;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.terminal.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows nothing; remembers which faults it was told of. */
final class SilentView implements RunView {
    private final List<String> faults = new CopyOnWriteArrayList<>();

    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void faultApplied(PlannedFault fault, Duration at) {
        faults.add(fault.id() + " applied");
    }

    @Override
    public void faultHealed(PlannedFault fault, Duration at, OptionalLong touched) {
        faults.add(fault.id() + " healed, touched "
                + (touched.isPresent() ? String.valueOf(touched.getAsLong()) : "unknown"));
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
    public void ended(String why) {}

    @Override
    public void verdict(Verdict verdict, RunFolder folder) {}

    @Override
    public void close() {}
}
