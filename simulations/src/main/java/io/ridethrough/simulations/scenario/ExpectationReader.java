package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.results.plan.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the claims of a scenario, each against the phases, flows and points that the scenario declared. */
final class ExpectationReader {

    /** What each claim is told, beside {@code claim}. All are required but {@code slack}. */
    static final SortedMap<String, List<String>> KEYS_OF_CLAIM = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "completion", List.of("flow", "during", "at-least"),
            "latency-ratio", List.of("flow", "step", "during", "percentile", "at-most", "of", "slack"),
            "breaker-opens", List.of("point", "during", "within"),
            "breaker-shuts-out", List.of("point", "during", "at-most"),
            "breaker-closes", List.of("point", "during", "within"),
            "fallback-share", List.of("point", "during", "at-least"),
            "fallback-latency", List.of("point", "during", "percentile", "at-most"),
            "amplification", List.of("point", "during", "at-most"),
            "orders-reconcile", List.of())));

    private final Declared declared;
    private final Mistakes mistakes;

    ExpectationReader(Declared declared, Mistakes mistakes) {
        this.declared = declared;
        this.mistakes = mistakes;
    }

    List<Expectation> read(YamlValue value) {
        List<Expectation> expectations = new ArrayList<>();
        for (YamlMap map : value.maps()) {
            int before = mistakes.count();
            Optional<Expectation> expectation = one(map);
            if (expectation.isPresent() && mistakes.count() == before) {
                if (expectations.contains(expectation.get())) {
                    map.mistake("claim", "the same claim is made above: keep one");
                }
                expectations.add(expectation.get());
            }
        }
        return expectations;
    }

    private Optional<Expectation> one(YamlMap map) {
        Optional<String> claim =
                map.required("claim", "what is claimed, such as `completion`").oneOf(KEYS_OF_CLAIM.keySet(), "claim");
        claim.ifPresent(known -> {
            List<String> keys = new ArrayList<>(List.of("claim"));
            keys.addAll(KEYS_OF_CLAIM.getOrDefault(known, List.of()));
            map.closed(keys);
        });
        return claim.map(known -> expectation(known, map));
    }

    private Expectation expectation(String claim, YamlMap map) {
        return switch (claim) {
            case "completion" ->
                new Expectation.Completion(declared.flow(map), declared.phases(map), atLeastShare(map));
            case "latency-ratio" -> latencyRatio(map);
            case "breaker-opens" -> {
                String phase = declared.phase(map, "during");
                yield new Expectation.BreakerOpens(declared.point(map), phase, declared.within(map, phase));
            }
            case "breaker-shuts-out" ->
                new Expectation.BreakerShutsOut(declared.point(map), declared.phases(map), atMostShare(map));
            case "breaker-closes" -> {
                String phase = declared.phase(map, "during");
                yield new Expectation.BreakerCloses(declared.point(map), phase, declared.within(map, phase));
            }
            case "fallback-share" ->
                new Expectation.FallbackShare(declared.point(map), declared.phases(map), atLeastShare(map));
            case "fallback-latency" ->
                new Expectation.FallbackLatency(
                        declared.point(map), declared.phases(map), percentile(map), atMostDuration(map));
            case "amplification" ->
                new Expectation.Amplification(declared.point(map), declared.phases(map), times(map, 1));
            case "orders-reconcile" -> new Expectation.OrdersReconcile();
            default -> throw new IllegalStateException("no reading for the known claim " + claim);
        };
    }

    private Expectation latencyRatio(YamlMap map) {
        String flow = declared.flow(map);
        String step = declared.step(map, flow);
        String during = declared.phase(map, "during");
        String of = declared.phase(map, "of");
        if (!during.isEmpty() && during.equals(of)) {
            map.mistake("of", "compares `" + during + "` with itself: name another phase, such as a steady one");
        }
        Duration slack = map.optional("slack")
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_DURATION))
                .orElse(Duration.ZERO);
        return new Expectation.LatencyRatio(flow, step, during, percentile(map), times(map, 0.1), of, slack);
    }

    private static double atLeastShare(YamlMap map) {
        return map.required("at-least", "a claim needs its bound, a percentage such as `99%`")
                .share(Bounds.LEAST_SHARE, 1);
    }

    private static double atMostShare(YamlMap map) {
        return map.required("at-most", "a claim needs its bound, a percentage such as `30%`")
                .share(0, Bounds.MOST_SHARE_LET_THROUGH);
    }

    private static double times(YamlMap map, double least) {
        return map.required("at-most", "a claim needs its bound, a multiple such as `1.2x`")
                .times(least, Bounds.MOST_TIMES);
    }

    private static Duration atMostDuration(YamlMap map) {
        return map.required("at-most", "a claim needs its bound, a duration such as `1500ms`")
                .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION);
    }

    private static double percentile(YamlMap map) {
        return map.required("percentile", "which percentile, such as `95`")
                .decimal(Bounds.LEAST_PERCENTILE, Bounds.MOST_PERCENTILE);
    }
}
