package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.KnownPoint;
import io.ridethrough.simulations.scenario.Scenario;
import java.util.SortedSet;
import java.util.TreeSet;

/** The series of latencies that runs of a scenario will have, known before any is played. */
record ScenarioSeries(Scenario scenario) {

    /**
     * Those that are to decide: by patterns, or the steps that ask the model, or all where none does.
     *
     * @throws io.ridethrough.environments.yaml.MistakesException when a pattern fits none
     */
    SortedSet<String> chosen(GatePatterns gate) {
        SortedSet<String> all = new TreeSet<>();
        SortedSet<String> asking = new TreeSet<>();
        for (Scenario.Load load : scenario.load()) {
            KnownFlow flow = KnownFlow.of(load.flow()).orElseThrow();
            for (String step : flow.steps()) {
                for (Scenario.Phase phase : scenario.phases()) {
                    if (phase.judged()) {
                        String name = flow.word() + "/" + step + " @ " + phase.name();
                        all.add(name);
                        if (asks(flow, step)) {
                            asking.add(name);
                        }
                    }
                }
            }
        }
        return gate.choose(all, asking.isEmpty() ? all : asking);
    }

    private static boolean asks(KnownFlow flow, String step) {
        for (KnownPoint point : KnownPoint.values()) {
            if (point.flows().contains(flow) && point.step().equals(step)) {
                return true;
            }
        }
        return false;
    }
}
