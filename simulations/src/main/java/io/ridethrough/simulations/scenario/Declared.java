package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.simulations.scenario.Scenario.Load;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What expectations can refer to: the phases and flows that the same file declared, and the points that follow.
 *
 * @param phasesAreSound false when a phase has a mistake, and so perhaps a stand-in for its length
 * @param isWatched whether golden prompts are asked
 */
record Declared(List<Load> load, List<Phase> phases, boolean phasesAreSound, boolean isWatched) {

    /** Golden answers can be claimed something of only where there are any. */
    void requireWatch(YamlMap map) {
        if (!isWatched) {
            map.mistake("claim", "is about golden prompts, and none are asked: give the scenario a `watch`");
        }
    }

    /** What a swap disturbs can be claimed only where there is one. */
    void requireSwap(YamlMap map) {
        if (phasesAreSound
                && phases.stream()
                        .flatMap(phase -> phase.faults().stream())
                        .noneMatch(fault -> fault.fault() instanceof DeploymentFault.ModelSwap)) {
            map.mistake("claim", "is about swaps of the model, and no phase has one: give it a `model-swap`");
        }
    }

    /** Whose an answer is can be claimed only where a flow looks. */
    void requireShownAnswers(YamlMap map) {
        if (!hasLoad(KnownFlow.DASHBOARD.word())) {
            map.mistake("claim", "is about the summaries that `dashboard` shows: give it a rate under `load`");
        }
    }

    /** One dependency or a list of them, each named once. */
    List<String> targets(YamlMap map, String key) {
        List<String> names = new ArrayList<>();
        for (YamlValue value :
                map.required(key, "which dependencies, such as `inference`").oneOrMore()) {
            String name = value.oneOf(KnownTarget.words(), "dependency").orElse("");
            if (!name.isEmpty() && names.contains(name)) {
                value.mistake("`" + name + "` is listed twice");
            }
            names.add(name);
        }
        return names;
    }

    /** A flow that is known and has load. */
    String flow(YamlMap map) {
        YamlValue value = map.required("flow", "whose journeys, such as `guest-checkout`");
        Optional<String> flow = value.oneOf(KnownFlow.words(), "flow");
        flow.filter(known -> !hasLoad(known))
                .ifPresent(known -> value.mistake("no arrivals of `" + known + "`: give it a rate under `load`"));
        return flow.orElse("");
    }

    /** A step of the flow; any text when the flow isn't known, since that is a mistake already. */
    String step(YamlMap map, String flow) {
        YamlValue value = map.required("step", "which step of the flow, such as `place-order`");
        return KnownFlow.of(flow)
                .map(known ->
                        value.oneOf(known.steps(), "step of `" + flow + "`").orElse(""))
                .orElseGet(value::text);
    }

    /** An inference point whose flow has load. */
    String point(YamlMap map) {
        YamlValue value = map.required("point", "which inference point, such as `advice`");
        Optional<String> word = value.oneOf(KnownPoint.words(), "inference point");
        word.flatMap(KnownPoint::of)
                .map(known -> known.flows().stream().map(KnownFlow::word).toList())
                .filter(flows -> flows.stream().noneMatch(this::hasLoad))
                .ifPresent(flows -> value.mistake(
                        flows.size() == 1
                                ? "only `" + flows.get(0)
                                        + "` asks there, and it has no arrivals: give it a rate under `load`"
                                : "only `" + String.join("` and `", flows)
                                        + "` ask there, and none of them has arrivals: give one a rate under `load`"));
        return word.orElse("");
    }

    /** An inference point at which the shop decides something that it notes. */
    String decidingPoint(YamlMap map) {
        String point = point(map);
        if (point.equals("summary")) {
            map.mistake("point", "decides nothing: only `advice`, on orders, and `identity`, on accounts, do");
        }
        return point;
    }

    /** One judged phase. */
    String phase(YamlMap map, String key) {
        return judged(map.required(key, "the name of a judged phase"));
    }

    /** One judged phase or a list of them, each named once. */
    List<String> phases(YamlMap map) {
        List<String> names = new ArrayList<>();
        for (YamlValue value :
                map.required("during", "the judged phases it holds for").oneOrMore()) {
            String name = judged(value);
            if (!name.isEmpty() && names.contains(name)) {
                value.mistake("phase `" + name + "` is listed twice");
            }
            names.add(name);
        }
        return names;
    }

    /** A time within which something has to happen, no longer than the phase that it happens in. */
    Duration within(YamlMap map, String phaseName) {
        Duration within = map.required("within", "how soon after the phase begins, such as `6s`")
                .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION);
        phases.stream()
                .filter(phase ->
                        phasesAreSound && phase.name().equals(phaseName) && within.compareTo(phase.lasts()) > 0)
                .forEach(phase -> map.mistake("within", "is longer than the phase `" + phaseName + "` itself"));
        return within;
    }

    private String judged(YamlValue value) {
        List<String> names =
                phases.stream().map(Phase::name).filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty()) {
            return value.text();
        }
        String name = value.oneOf(names, "phase").orElse("");
        phases.stream()
                .filter(phase -> phase.name().equals(name) && !phase.judged())
                .forEach(phase -> value.mistake(
                        "phase `" + name + "` isn't judged: name a judged phase, or drop its `judged: false`"));
        return name;
    }

    /** True also when no load was declared at all, which is a mistake of its own. */
    private boolean hasLoad(String flow) {
        return load.isEmpty() || load.stream().anyMatch(entry -> entry.flow().equals(flow));
    }
}
