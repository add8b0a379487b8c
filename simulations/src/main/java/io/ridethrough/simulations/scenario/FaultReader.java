package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the faults of one phase. */
final class FaultReader {

    /** What each kind of fault can be told, beside {@code fault} and {@code on}. */
    static final SortedMap<String, List<String>> KEYS_OF_KIND = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "latency", List.of("delay", "jitter"),
            "timeout", List.of(),
            "reset-peer", List.of("after"),
            "bandwidth", List.of("rate"),
            "outage", List.of())));

    private final Mistakes mistakes;

    FaultReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    List<PhaseFault> read(YamlValue value) {
        List<PhaseFault> faults = new ArrayList<>();
        for (YamlMap map : value.maps()) {
            int before = mistakes.count();
            Optional<PhaseFault> fault = one(map);
            if (fault.isPresent() && mistakes.count() == before) {
                refuseClash(map, fault.get(), faults);
                faults.add(fault.get());
            }
        }
        return faults;
    }

    private Optional<PhaseFault> one(YamlMap map) {
        YamlValue kindValue = map.required("fault", "the kind of fault, such as `latency`");
        Optional<String> kind = kindValue.oneOf(KEYS_OF_KIND.keySet(), "fault");
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>(List.of("fault", "on"));
        keys.addAll(KEYS_OF_KIND.get(kind.get()));
        map.closed(keys);
        String target = map.required("on", "what it breaks, such as `inference`")
                .oneOf(KnownTarget.words(), "target")
                .orElse("");
        return fault(kind.get(), map).map(fault -> new PhaseFault(target, fault));
    }

    private Optional<Fault> fault(String kind, YamlMap map) {
        return switch (kind) {
            case "latency" -> latency(map);
            case "timeout" -> Optional.of(new NetworkFault.Timeout());
            case "reset-peer" -> Optional.of(new NetworkFault.ResetPeer(duration(map, "after", Duration.ZERO)));
            case "bandwidth" ->
                Optional.of(new NetworkFault.Bandwidth(map.required("rate", "what still passes, such as `64kB/s`")
                        .kilobytesPerSecond(1, Bounds.MOST_KILOBYTES_PER_SECOND)));
            case "outage" -> Optional.of(new NetworkFault.Outage());
            default -> throw new IllegalStateException("no reading for the known fault " + kind);
        };
    }

    private Optional<Fault> latency(YamlMap map) {
        int before = mistakes.count();
        Duration delay = map.required("delay", "how late answers are, such as `4s`")
                .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION);
        Duration jitter = duration(map, "jitter", Duration.ZERO);
        if (mistakes.count() > before) {
            return Optional.empty();
        }
        if (jitter.compareTo(delay) > 0) {
            map.mistake("jitter", "is more than `delay`: an answer can't come before it is ready");
            return Optional.empty();
        }
        return Optional.of(new NetworkFault.Latency(delay, jitter));
    }

    private static Duration duration(YamlMap map, String key, Duration otherwise) {
        return map.optional(key)
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_DURATION))
                .orElse(otherwise);
    }

    private static void refuseClash(YamlMap map, PhaseFault fault, List<PhaseFault> earlier) {
        for (PhaseFault other : earlier) {
            if (!other.target().equals(fault.target())) {
                continue;
            }
            String kind = fault.fault().kind();
            String otherKind = other.fault().kind();
            if (kind.equals(otherKind)) {
                map.mistake("fault", "`" + kind + "` is on `" + fault.target() + "` already in this phase: keep one");
            } else if (kind.equals("outage") || otherKind.equals("outage")) {
                map.mistake(
                        "fault",
                        "`" + kind + "` and `" + otherKind + "` on `" + fault.target()
                                + "` can't both show: an outage refuses every connection");
            }
        }
    }
}
