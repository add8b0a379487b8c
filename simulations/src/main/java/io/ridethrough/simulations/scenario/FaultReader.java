package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Quantity;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the faults of one phase, its presets spelt out. */
final class FaultReader {

    /** What a preset is told. */
    static final List<String> PRESET_KEYS = List.of("preset", "on");

    private final FaultCatalog catalog;
    private final Mistakes mistakes;

    FaultReader(FaultCatalog catalog, Mistakes mistakes) {
        this.catalog = catalog;
        this.mistakes = mistakes;
    }

    /**
     * Reads the list of a phase's faults.
     *
     * @param phase how long the phase lasts; empty when that is a mistake, and nothing is measured against it
     */
    List<PhaseFault> read(YamlValue value, Optional<Duration> phase) {
        List<PhaseFault> faults = new ArrayList<>();
        for (YamlMap map : value.maps()) {
            int before = mistakes.count();
            List<PhaseFault> read = map.has("preset") ? preset(map, phase) : fault(map, phase);
            if (mistakes.count() == before) {
                refuseClashes(map, read, faults);
                faults.addAll(read);
            }
        }
        return faults;
    }

    private List<PhaseFault> fault(YamlMap map, Optional<Duration> phase) {
        TimedFaultReader reader = new TimedFaultReader(mistakes);
        Optional<String> kind = reader.kind(map);
        if (kind.isEmpty()) {
            return List.of();
        }
        Optional<TimedFault> timed = reader.read(kind.get(), map, List.of("on"));
        String target = target(map);
        timed.ifPresent(fault -> {
            refuseUnspoken(map, target, List.of(fault));
            phase.ifPresent(lasts -> refuseBeyond(map, fault, lasts));
        });
        return timed.map(fault -> new PhaseFault(target, fault, Optional.empty())).stream()
                .toList();
    }

    private List<PhaseFault> preset(YamlMap map, Optional<Duration> phase) {
        map.closed(PRESET_KEYS);
        YamlValue value = map.required("preset", "the name of a preset");
        Optional<FaultPreset> preset = value.oneOf(catalog.list(), "preset").flatMap(name -> read(name, value));
        String target = target(map);
        if (preset.isEmpty()) {
            return List.of();
        }
        FaultPreset known = preset.get();
        refuseUnspoken(map, target, known.faults());
        phase.filter(lasts -> known.takes().compareTo(lasts) > 0)
                .ifPresent(lasts -> map.mistake(
                        "preset",
                        "`" + known.name() + "` takes `" + Quantity.written(known.takes()) + "`, and the phase lasts `"
                                + Quantity.written(lasts) + "`: lengthen the phase"));
        return known.faults().stream()
                .map(fault -> new PhaseFault(target, fault, Optional.of(known.name())))
                .toList();
    }

    private Optional<FaultPreset> read(String name, YamlValue value) {
        try {
            return Optional.of(catalog.preset(name));
        } catch (MistakesException e) {
            value.mistake("has mistakes of its own: "
                    + e.mistakes().stream().map(Object::toString).collect(Collectors.joining("; ")));
            return Optional.empty();
        }
    }

    private static String target(YamlMap map) {
        return map.required("on", "what it breaks, such as `inference`")
                .oneOf(KnownTarget.words(), "target")
                .orElse("");
    }

    /** A model's answers can be broken, and its version swapped, only where a model answers. */
    private static void refuseUnspoken(YamlMap map, String target, List<TimedFault> faults) {
        String model = KnownTarget.INFERENCE.word();
        if (target.isEmpty() || target.equals(model)) {
            return;
        }
        faults.stream()
                .map(TimedFault::fault)
                .filter(fault -> fault instanceof InferenceFault || fault instanceof DeploymentFault)
                .findFirst()
                .ifPresent(fault -> map.mistake(
                        "on",
                        fault instanceof InferenceFault
                                ? "`" + fault.kind() + "` breaks a model's answers: only `" + model + "` gives any"
                                : "`" + fault.kind() + "` changes a model's version: only `" + model + "` has any"));
    }

    private static void refuseBeyond(YamlMap map, TimedFault fault, Duration phase) {
        if (fault.startsAfter().compareTo(phase) >= 0) {
            map.mistake("starts-after", "lies beyond the phase, which lasts `" + Quantity.written(phase) + "`");
        } else if (fault.endsAfter(phase).compareTo(phase) > 0) {
            Duration beyond = fault.endsAfter(phase).minus(phase);
            map.mistake(
                    "lasts",
                    "ends `" + Quantity.written(beyond) + "` after the phase, which lasts `" + Quantity.written(phase)
                            + "`");
        }
    }

    private static void refuseClashes(YamlMap map, List<PhaseFault> added, List<PhaseFault> earlier) {
        for (PhaseFault fault : added) {
            for (PhaseFault other : earlier) {
                if (other.target().equals(fault.target())) {
                    fault.timed()
                            .clash(other.timed(), "on `" + fault.target() + "`")
                            .ifPresent(why -> map.mistake(map.has("preset") ? "preset" : "fault", why));
                }
            }
        }
    }
}
