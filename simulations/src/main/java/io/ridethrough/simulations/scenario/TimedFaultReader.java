package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one fault of a scenario or of a preset: what it is, how much it breaks, and when. */
final class TimedFaultReader {

    /** What every fault can be told of its times. */
    static final List<String> TIMES = List.of("starts-after", "lasts");

    private final Mistakes mistakes;

    TimedFaultReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** A fault's kind; empty when it isn't known, and nothing else can be read of the fault. */
    Optional<String> kind(YamlMap map) {
        return map.required("fault", "the kind of fault, such as `latency`")
                .oneOf(FaultKinds.KEYS_OF_KIND.keySet(), "fault");
    }

    /**
     * Reads a fault of a known kind.
     *
     * @param context further keys that its place in a file allows
     * @return empty when it has mistakes
     */
    Optional<TimedFault> read(String kind, YamlMap map, List<String> context) {
        int before = mistakes.count();
        map.closed(keys(kind, context));
        double share = map.optional(FaultKinds.SHARE)
                .map(value -> value.share(Bounds.LEAST_SHARE, 1))
                .orElse(1.0);
        Duration startsAfter = map.optional("starts-after")
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_PHASE))
                .orElse(Duration.ZERO);
        Optional<Duration> lasts =
                map.optional("lasts").map(value -> value.duration(Bounds.LEAST_PHASE, Bounds.MOST_PHASE));
        Optional<Fault> fault = new FaultKinds(mistakes).read(kind, map);
        return fault.filter(read -> mistakes.count() == before)
                .map(read -> new TimedFault(read, share, startsAfter, lasts));
    }

    private static List<String> keys(String kind, List<String> context) {
        List<String> keys = new ArrayList<>(List.of("fault"));
        keys.addAll(context);
        keys.addAll(FaultKinds.KEYS_OF_KIND.getOrDefault(kind, List.of()));
        keys.addAll(TIMES);
        return keys;
    }
}
