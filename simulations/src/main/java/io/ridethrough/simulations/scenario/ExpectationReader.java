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

    /** What each claim is told, beside {@code claim}. All are required but {@code slack}, and {@code flow} of errors-shown. */
    static final SortedMap<String, List<String>> KEYS_OF_CLAIM =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
                    Map.entry("completion", List.of("flow", "during", "at-least")),
                    Map.entry(
                            "latency-ratio", List.of("flow", "step", "during", "percentile", "at-most", "of", "slack")),
                    Map.entry("breaker-opens", List.of("point", "during", "within")),
                    Map.entry("breaker-shuts-out", List.of("point", "during", "at-most")),
                    Map.entry("breaker-closes", List.of("point", "during", "within")),
                    Map.entry("fallback-share", List.of("point", "during", "at-least")),
                    Map.entry("fallback-latency", List.of("point", "during", "percentile", "at-most")),
                    Map.entry("amplification", List.of("point", "during", "at-most")),
                    Map.entry("orders-reconcile", List.<String>of()),
                    Map.entry("drift-noticed", List.of("during", "within", "wrong", "of-last")),
                    Map.entry("drift-gone", List.of("during", "within", "wrong", "of-last")),
                    Map.entry("answers-unmixed", List.of("during")),
                    Map.entry("swap-undisturbed", List.of("within")),
                    Map.entry("errors-shown", List.of("flow", "during", "at-most")),
                    Map.entry("breaker-stays-closed", List.of("point", "during")),
                    Map.entry("step-latency", List.of("flow", "step", "during", "percentile", "at-most")),
                    Map.entry("breaker-probes", List.of("point", "during", "at-most")),
                    Map.entry("breaker-opens-after", List.of("point", "during", "at-least", "at-most")),
                    Map.entry("recovery", List.of("flow", "step", "during", "percentile", "within", "of", "slack")),
                    Map.entry("surge", List.of("point", "during", "at-most", "of")),
                    Map.entry("residency", List.of("during")),
                    Map.entry("canaries-stay", List.of("during", "only-to")),
                    Map.entry("tenants-isolated", List.of("during")),
                    Map.entry("model-as-told", List.of("during")),
                    Map.entry("partial-answers-unused", List.of("point", "during")),
                    Map.entry("fallback-correct", List.of("point", "during")))));

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
            case "drift-noticed" -> drift(map, Expectation.DriftNoticed::new);
            case "drift-gone" -> drift(map, Expectation.DriftGone::new);
            case "answers-unmixed" -> {
                declared.requireWatch(map);
                yield new Expectation.AnswersUnmixed(declared.phases(map));
            }
            case "swap-undisturbed" -> {
                declared.requireSwap(map);
                yield new Expectation.SwapUndisturbed(map.required("within", "how near a swap, such as `500ms`")
                        .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION));
            }
            case "errors-shown" ->
                new Expectation.ErrorsShown(
                        map.optional("flow").map(flow -> declared.flow(map)).orElse(""),
                        declared.phases(map),
                        atMostShare(map));
            case "breaker-stays-closed" ->
                new Expectation.BreakerStaysClosed(declared.point(map), declared.phases(map));
            case "step-latency" -> stepLatency(map);
            case "breaker-probes" ->
                new Expectation.BreakerProbes(declared.point(map), declared.phases(map), calls(map, "at-most", 1));
            case "breaker-opens-after" -> opensAfter(map);
            case "recovery" -> recovery(map);
            case "surge" -> {
                String phase = declared.phase(map, "during");
                yield new Expectation.Surge(declared.point(map), phase, times(map, 1), other(map, phase));
            }
            case "residency" -> new Expectation.Residency(declared.phases(map));
            case "canaries-stay" ->
                new Expectation.CanariesStay(declared.phases(map), declared.targets(map, "only-to"));
            case "tenants-isolated" -> {
                declared.requireShownAnswers(map);
                yield new Expectation.TenantsIsolated(declared.phases(map));
            }
            case "model-as-told" -> new Expectation.ModelAsTold(declared.phases(map));
            case "partial-answers-unused" ->
                new Expectation.PartialAnswersUnused(declared.point(map), declared.phases(map));
            case "fallback-correct" ->
                new Expectation.FallbackCorrect(declared.decidingPoint(map), declared.phases(map));
            default -> throw new IllegalStateException("no reading for the known claim " + claim);
        };
    }

    private Expectation latencyRatio(YamlMap map) {
        String flow = declared.flow(map);
        String step = declared.step(map, flow);
        String during = declared.phase(map, "during");
        String of = other(map, during);
        return new Expectation.LatencyRatio(flow, step, during, percentile(map), times(map, 0.1), of, slack(map));
    }

    /** The phase that another is compared with. */
    private String other(YamlMap map, String during) {
        String of = declared.phase(map, "of");
        if (!during.isEmpty() && during.equals(of)) {
            map.mistake("of", "compares `" + during + "` with itself: name another phase, such as a steady one");
        }
        return of;
    }

    private static Duration slack(YamlMap map) {
        return map.optional("slack")
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_DURATION))
                .orElse(Duration.ZERO);
    }

    private Expectation recovery(YamlMap map) {
        String flow = declared.flow(map);
        String step = declared.step(map, flow);
        String phase = declared.phase(map, "during");
        return new Expectation.Recovery(
                flow, step, phase, percentile(map), declared.within(map, phase), other(map, phase), slack(map));
    }

    private Expectation stepLatency(YamlMap map) {
        String flow = declared.flow(map);
        return new Expectation.StepLatency(
                flow, declared.step(map, flow), declared.phases(map), percentile(map), atMostDuration(map));
    }

    private Expectation opensAfter(YamlMap map) {
        String point = declared.point(map);
        String phase = declared.phase(map, "during");
        int before = mistakes.count();
        int atLeast = calls(map, "at-least", 0);
        int atMost = calls(map, "at-most", 1);
        if (mistakes.count() == before && atMost < atLeast) {
            map.mistake("at-most", "is less than `at-least`: no number of calls is both");
        }
        return new Expectation.BreakerOpensAfter(point, phase, atLeast, atMost);
    }

    /** A claim that a rule over the last golden answers holds, or does not. */
    @FunctionalInterface
    private interface DriftClaim {
        Expectation of(String during, Duration within, int wrong, int ofLast);
    }

    private Expectation drift(YamlMap map, DriftClaim claim) {
        declared.requireWatch(map);
        int before = mistakes.count();
        String phase = declared.phase(map, "during");
        Duration within = declared.within(map, phase);
        int wrong = (int) map.required("wrong", "how many wrong answers make a drift, such as `3`")
                .integer(1, Bounds.MOST_LOOKED_BACK_ON);
        int ofLast = (int) map.required("of-last", "how many answers it looks back on, such as `40`")
                .integer(1, Bounds.MOST_LOOKED_BACK_ON);
        if (mistakes.count() == before && wrong > ofLast) {
            map.mistake("of-last", "is less than `wrong`: so many can't be among so few");
        }
        return claim.of(phase, within, wrong, ofLast);
    }

    private static double atLeastShare(YamlMap map) {
        return map.required("at-least", "a claim needs its bound, a percentage such as `99%`")
                .share(Bounds.LEAST_SHARE, 1);
    }

    private static double atMostShare(YamlMap map) {
        return map.required("at-most", "a claim needs its bound, a percentage such as `30%`")
                .share(0, Bounds.MOST_SHARE_LET_THROUGH);
    }

    private static int calls(YamlMap map, String key, int least) {
        return (int) map.required(key, "a claim needs its bound, a number of calls such as `2`")
                .integer(least, Bounds.MOST_CALLS);
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
