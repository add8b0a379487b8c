package io.ridethrough.simulations.live;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.terminal.Tick;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What another view shows, and a page beside it. Both are closed together. */
public final class ServedView implements RunView {
    private final RunView shown;
    private final LivePage page;

    public ServedView(RunView shown, LivePage page) {
        this.shown = shown;
        this.page = page;
    }

    @Override
    public void runStarted(RunPlan plan, RunFolder folder, Map<String, String> addresses) {
        page.follow(folder);
        Map<String, String> all = new LinkedHashMap<>(addresses);
        all.put("live page", page.address().toString());
        shown.runStarted(plan, folder, all);
    }

    @Override
    public void waiting(String what) {
        shown.waiting(what);
    }

    @Override
    public void phaseStarted(PlannedPhase phase) {
        shown.phaseStarted(phase);
    }

    @Override
    public void tick(Tick tick) {
        shown.tick(tick);
    }

    @Override
    public void faultApplied(PlannedFault fault, Duration at) {
        shown.faultApplied(fault, at);
    }

    @Override
    public void faultHealed(PlannedFault fault, Duration at, OptionalLong touched) {
        shown.faultHealed(fault, at, touched);
    }

    @Override
    public void ended(String why) {
        page.ended(why);
        shown.ended(why);
    }

    @Override
    public void verdict(Verdict verdict, RunFolder folder) {
        page.judged(verdict, folder);
        shown.verdict(verdict, folder);
    }

    @Override
    public void close() {
        page.close();
        shown.close();
    }
}
