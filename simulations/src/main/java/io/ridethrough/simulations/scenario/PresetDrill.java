package io.ridethrough.simulations.scenario;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario that presets are put into, one at a time: each in the place of whatever one of its phases breaks.
 *
 * @param base the scenario as written
 * @param phase the name of one of its phases
 * @param target what the presets break
 */
public record PresetDrill(Scenario base, String phase, KnownTarget target) {

    public PresetDrill {
        if (base.phases().stream().noneMatch(one -> one.name().equals(phase))) {
            throw new IllegalArgumentException(base.name() + " has no phase " + phase);
        }
    }

    /** Why the preset cannot take the phase's place, in words that go on from its name; empty when it can. */
    public Optional<String> refusal(FaultPreset preset) {
        if (preset.takes().compareTo(Bounds.MOST_PHASE) > 0) {
            return Optional.of("takes longer than a phase may last");
        }
        return preset.faults().stream()
                .map(TimedFault::fault)
                .filter(fault -> target != KnownTarget.INFERENCE
                        && (fault instanceof InferenceFault || fault instanceof DeploymentFault))
                .findFirst()
                .map(fault ->
                        "breaks what only a model has (`" + fault.kind() + "`), and `" + target.word() + "` is none");
    }

    /**
     * The scenario under a preset. The phase lasts as long as the preset takes where that is longer. While an outage cuts the
     * wire calls are refused unseen: under a preset that has one, what is claimed of amplification leaves the phase out,
     * since it could only end in doubt.
     */
    public Scenario under(FaultPreset preset) {
        refusal(preset).ifPresent(why -> {
            throw new IllegalArgumentException(preset.name() + " " + why);
        });
        List<Phase> phases = base.phases().stream()
                .map(one -> one.name().equals(phase) ? broken(one, preset) : one)
                .toList();
        List<Expectation> expectations =
                cuts(preset) ? base.expectations().stream().flatMap(this::seen).toList() : base.expectations();
        return new Scenario(
                base.name() + "-" + preset.name(),
                base.story() + " Here it is " + preset.name() + ": " + preset.headline(),
                base.seed(),
                base.load(),
                base.watch(),
                phases,
                base.stops(),
                expectations);
    }

    private Phase broken(Phase one, FaultPreset preset) {
        Duration lasts = preset.takes().compareTo(one.lasts()) > 0 ? preset.takes() : one.lasts();
        List<PhaseFault> faults = preset.faults().stream()
                .map(fault -> new PhaseFault(target.word(), fault, Optional.of(preset.name())))
                .toList();
        return new Phase(one.name(), lasts, one.judged(), one.load(), faults);
    }

    private boolean cuts(FaultPreset preset) {
        return target == KnownTarget.INFERENCE
                && preset.faults().stream().anyMatch(fault -> fault.fault() instanceof NetworkFault.Outage);
    }

    private Stream<Expectation> seen(Expectation expectation) {
        if (!(expectation instanceof Expectation.Amplification claim)) {
            return Stream.of(expectation);
        }
        List<String> during =
                claim.during().stream().filter(name -> !name.equals(phase)).toList();
        return during.isEmpty()
                ? Stream.empty()
                : Stream.of(new Expectation.Amplification(claim.point(), during, claim.atMost()));
    }
}
