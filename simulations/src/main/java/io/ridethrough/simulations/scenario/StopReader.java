package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.results.plan.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario's {@code stop} list. */
final class StopReader {

    private static final String BUDGET = "error-budget";
    private static final String PROBE = "probe";

    /** The keys of each condition, beside {@code when}. */
    static final Map<String, List<String>> KEYS_OF_CONDITION = Map.of(
            BUDGET, List.of("flow", "at-most", "over", "requests"),
            PROBE, List.of("probe", "above", "for"));

    private final Declared declared;
    private final Mistakes mistakes;

    StopReader(Declared declared, Mistakes mistakes) {
        this.declared = declared;
        this.mistakes = mistakes;
    }

    List<StopCondition> read(YamlValue stop) {
        List<StopCondition> conditions = new ArrayList<>();
        Set<StopCondition> known = new HashSet<>();
        for (YamlMap map : stop.maps()) {
            int before = mistakes.count();
            condition(map).filter(read -> mistakes.count() == before).ifPresent(read -> {
                if (!known.add(read)) {
                    map.mistake("when", "the same condition comes earlier: keep one of them");
                }
                conditions.add(read);
            });
        }
        return conditions;
    }

    private Optional<StopCondition> condition(YamlMap map) {
        Optional<String> when = map.required("when", "what ends the run, such as `error-budget`")
                .oneOf(KEYS_OF_CONDITION.keySet().stream().sorted().toList(), "stop condition");
        if (when.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>(List.of("when"));
        keys.addAll(KEYS_OF_CONDITION.getOrDefault(when.get(), List.of()));
        map.closed(keys);
        return when.get().equals(BUDGET) ? Optional.of(budget(map)) : probe(map);
    }

    private StopCondition budget(YamlMap map) {
        String flow = declared.flow(map);
        double atMost = map.required("at-most", "the share of requests that may end in an error, such as `20%`")
                .share(Bounds.LEAST_SHARE, Bounds.MOST_SHARE_LET_THROUGH);
        Duration over = map.required("over", "how long the window is that this is counted over, such as `10s`")
                .duration(Bounds.LEAST_BUDGET_WINDOW, Bounds.MOST_BUDGET_WINDOW);
        int fewest = map.optional("requests")
                .map(value -> (int) value.integer(1, Bounds.MOST_CALLS))
                .orElse(Bounds.DEFAULT_FEWEST_REQUESTS);
        return new StopCondition.ErrorBudget(flow, atMost, over, fewest);
    }

    private static Optional<StopCondition> probe(YamlMap map) {
        Optional<KnownProbe> probe = map.required("probe", "what is read, such as `requests-queued`")
                .oneOf(KnownProbe.words(), "probe")
                .flatMap(KnownProbe::of);
        long above = map.required("above", "the bound, such as `100`").integer(0, Bounds.MOST_READ_OF_PROBE);
        Duration lasting = map.required("for", "for how long each reading has to be above it, such as `5s`")
                .duration(Duration.ZERO, Bounds.MOST_BUDGET_WINDOW);
        return probe.map(known -> known.above(above, lasting));
    }
}
