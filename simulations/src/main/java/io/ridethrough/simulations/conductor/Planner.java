package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.Environment;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.simulations.documents.ReplacedDocuments;
import io.ridethrough.simulations.golden.GoldenSchedule;
import io.ridethrough.simulations.load.ArrivalSchedule;
import io.ridethrough.simulations.load.ArrivalWindow;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.KnownPoint;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.TimedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resolves a scenario, an environment and a seed into a plan. Pure: the same three give the same plan. */
final class Planner {
    /** The version of the plan's own format. */
    private static final int FORMAT = PlanFile.FORMAT;

    /** How a plan says that nothing is planted. */
    private static final String NO_DEFECT = "none";

    private Planner() {}

    private static String where(RunRequest request) {
        String name = request.environment().name();
        return request.resilience()
                .map(preset -> name + ", resilience " + preset)
                .orElse(name);
    }

    static RunPlan plan(RunRequest request, String runId) {
        Scenario scenario = request.scenario();
        return new RunPlan(
                FORMAT,
                runId,
                scenario.name(),
                scenario.story(),
                where(request),
                request.defect().orElse(NO_DEFECT),
                request.seed(),
                versions(request),
                phases(scenario),
                load(scenario, request.seed(), ArrivalWindow.of(phases(scenario))),
                points(scenario),
                scenario.watch().map(watch -> planned(watch, phases(scenario))).stream()
                        .toList(),
                scenario.stops(),
                scenario.expectations());
    }

    private static PlannedWatch planned(Scenario.Watch watch, List<PlannedPhase> phases) {
        return new PlannedWatch(
                watch.prompts(),
                watch.perSecond(),
                GoldenSchedule.of(watch.perSecond(), phases).questions().size(),
                watch.patience());
    }

    /** What ran, and what of the place decides its pace. */
    private static Map<String, String> versions(RunRequest request) {
        Map<String, String> versions = new LinkedHashMap<>(request.environment().settings(request.resilience()));
        versions.putAll(request.versions());
        versions.putAll(ReplacedDocuments.of(request.environment()).facts());
        List<String> production = request.environment().boundary().productionNames();
        if (!production.isEmpty()) {
            // Without that word the run would have been refused.
            versions.put("allowed-although-production", String.join(", ", production));
        }
        return versions;
    }

    /** Every fault of a scenario by the id that its plan gives it, in the order of the timeline. */
    static Map<String, TimedFault> faults(Scenario scenario) {
        Map<String, TimedFault> faults = new LinkedHashMap<>();
        for (Scenario.Phase phase : scenario.phases()) {
            for (int i = 0; i < phase.faults().size(); i++) {
                faults.put(faultId(phase, i), phase.faults().get(i).timed());
            }
        }
        return faults;
    }

    /** What the environment cannot do of a scenario, a line each; empty when it can do all. */
    static List<String> impossible(Scenario scenario, Environment environment) {
        List<String> reasons = new ArrayList<>();
        for (Scenario.Phase phase : scenario.phases()) {
            for (Scenario.PhaseFault fault : phase.faults()) {
                if (!environment.targets().contains(fault.target())) {
                    reasons.add("phase " + phase.name() + ": the environment " + environment.name()
                            + " has no fault proxy before " + fault.target());
                } else if (!environment.supports(fault.fault())) {
                    reasons.add("phase " + phase.name() + ": the environment " + environment.name() + " cannot inject "
                            + fault.description());
                }
            }
        }
        if (scenario.watch().isPresent() && !environment.isWatchable()) {
            reasons.add("watch: the model of the environment " + environment.name()
                    + " cannot be asked golden prompts beside the load");
        }
        return reasons;
    }

    /** Whose clients would have to share an account, a line each; empty when each has one. */
    static List<String> crowded(Scenario scenario, Environment environment, long seed) {
        return load(scenario, seed, ArrivalWindow.of(phases(scenario))).stream()
                .filter(load -> needsCustomers(load.flow()) && load.arrivals() > environment.mostCustomers())
                .map(load -> "load " + load.flow() + ": " + load.arrivals() + " customers sign in, and the environment "
                        + environment.name() + " has accounts for " + environment.mostCustomers()
                        + ": lower the rate, or name more under `customers`")
                .toList();
    }

    /** Whether a flow's clients sign in with accounts that have to be there. */
    static boolean needsCustomers(String flow) {
        return KnownFlow.of(flow).filter(KnownFlow::needsCustomers).isPresent();
    }

    private static List<PlannedPhase> phases(Scenario scenario) {
        List<PlannedPhase> phases = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (Scenario.Phase phase : scenario.phases()) {
            Duration end = start.plus(phase.lasts());
            List<PlannedFault> faults = new ArrayList<>();
            for (int i = 0; i < phase.faults().size(); i++) {
                Scenario.PhaseFault fault = phase.faults().get(i);
                faults.add(new PlannedFault(
                        faultId(phase, i),
                        fault.target(),
                        fault.fault().kind(),
                        fault.description(),
                        start.plus(fault.timed().startsAfter()),
                        start.plus(fault.timed().endsAfter(phase.lasts()))));
            }
            phases.add(new PlannedPhase(phase.name(), start, end, phase.judged(), phase.load(), faults));
            start = end;
        }
        return phases;
    }

    private static List<PlannedLoad> load(Scenario scenario, long seed, List<ArrivalWindow> windows) {
        return scenario.load().stream()
                .map(load -> new PlannedLoad(
                        load.flow(),
                        load.perSecond(),
                        ArrivalSchedule.poisson(seed, load.flow(), load.perSecond(), windows)
                                .count(),
                        load.patience(),
                        load.secondClick().stream()
                                .map(click -> new PlannedLoad.SecondClick(click.step(), click.after(), click.share()))
                                .toList(),
                        load.products()))
                .toList();
    }

    private static List<InferencePoint> points(Scenario scenario) {
        return Arrays.stream(KnownPoint.values())
                .flatMap(point -> point.flows().stream()
                        .filter(flow -> scenario.load().stream()
                                .anyMatch(load -> load.flow().equals(flow.word())))
                        .map(point::planned))
                .toList();
    }

    private static String faultId(Scenario.Phase phase, int index) {
        return phase.name() + "/" + (index + 1);
    }
}
