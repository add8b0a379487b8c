package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.simulations.documents.ReplacedDocuments;
import io.ridethrough.simulations.gatling.GatlingSettings;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.Scenario;
import java.time.Duration;
import java.util.List;

/** Whether a scenario can and may be played in an environment: asked before anything starts. */
public final class Admission {
    private static final double MILLIS_A_SECOND = 1_000;

    private final Guard guard;

    /** @param names by which the environment's hosts are looked up */
    public Admission(Names names) {
        this.guard = new Guard(names);
    }

    /**
     * Checks how much load the environment may get, what may be called there, what it can do, and the documents that clients would
     * send there. Looks its hosts up; calls none.
     *
     * @param isProductionAllowed whether somebody said that they are allowed to call what looks like production
     * @throws io.ridethrough.environments.yaml.MistakesException when there is a mistake in these documents
     * @throws EnvironmentUnavailableException when it cannot do all that the scenario wants, or a host is not known
     * @throws NotAllowedException when it may not, with every reason
     */
    public Clearance of(Scenario scenario, Environment environment, boolean isProductionAllowed)
            throws EnvironmentUnavailableException {
        ReplacedDocuments.of(environment);
        List<String> exceeded = environment.boundary().limits().exceededBy(asked(scenario));
        if (!exceeded.isEmpty()) {
            throw new NotAllowedException(exceeded.stream()
                    .map(limit -> environment.name() + ": " + limit)
                    .toList());
        }
        Clearance clearance = guard.clear(environment.name(), environment.boundary(), isProductionAllowed);
        List<String> impossible = Planner.impossible(scenario, environment);
        if (!impossible.isEmpty()) {
            throw new EnvironmentUnavailableException(String.join("; ", impossible));
        }
        return clearance;
    }

    /**
     * By Little's law, as many are under way as arrive while one is: here while one waits at each step as long as it can, and
     * all the time as many come as in the busiest phase.
     */
    public static LoadLimits.Asked asked(Scenario scenario) {
        double busiest = scenario.highestLoad();
        double perSecond = busiest
                * scenario.load().stream().mapToDouble(Scenario.Load::perSecond).sum();
        double users = scenario.load().stream()
                .mapToDouble(load -> busiest * load.perSecond() * seconds(shorter(longest(load), scenario.timeline())))
                .sum();
        return new LoadLimits.Asked(perSecond, (int) Math.ceil(users), scenario.timeline());
    }

    private static Duration longest(Scenario.Load load) {
        int steps = KnownFlow.of(load.flow()).orElseThrow().steps().size();
        return load.patience().multipliedBy(steps).plus(GatlingSettings.DEFAULT_THINKING.multipliedBy(steps - 1L));
    }

    private static Duration shorter(Duration journey, Duration timeline) {
        return journey.compareTo(timeline) < 0 ? journey : timeline;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
