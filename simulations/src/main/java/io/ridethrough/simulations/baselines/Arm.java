package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.Environment;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the baselines that are recorded together.
 *
 * @param name the baseline's
 * @param environment where its runs happen
 * @param defect the flaw to plant; empty for a sound system
 * @param resilience the preset of resilience to set the shop up with; empty for the environment's own
 * @param faults what is broken in each judged phase beside what the scenario breaks there, nothing of the same kind; none for a
 *     sound wire
 */
public record Arm(
        String name,
        Environment environment,
        Optional<String> defect,
        Optional<String> resilience,
        List<PhaseFault> faults) {

    public Arm {
        faults = List.copyOf(faults);
    }

    /** A sound wire. */
    public Arm(String name, Environment environment, Optional<String> defect, Optional<String> resilience) {
        this(name, environment, defect, resilience, List.of());
    }

    /** A sound system as its environment has it. */
    public Arm(String name, Environment environment) {
        this(name, environment, Optional.empty(), Optional.empty());
    }

    /** The same with one more fault. */
    public Arm with(PhaseFault fault) {
        return new Arm(
                name,
                environment,
                defect,
                resilience,
                Stream.concat(faults.stream(), Stream.of(fault)).toList());
    }

    /** What makes it different, in a few words. */
    public String told() {
        return environment.name()
                + defect.map(flaw -> ", defect " + flaw).orElse("")
                + resilience.map(preset -> ", resilience " + preset).orElse("")
                + faults.stream()
                        .map(fault -> ", " + fault.description() + " on " + fault.target())
                        .collect(Collectors.joining());
    }

    /** The scenario as this arm plays it. */
    Scenario playing(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                scenario.story(),
                scenario.seed(),
                scenario.load(),
                scenario.watch(),
                scenario.phases().stream().map(this::broken).toList(),
                scenario.stops(),
                scenario.expectations());
    }

    private Phase broken(Phase phase) {
        return phase.judged()
                ? new Phase(
                        phase.name(),
                        phase.lasts(),
                        true,
                        phase.load(),
                        Stream.concat(phase.faults().stream(), faults.stream()).toList())
                : phase;
    }
}
