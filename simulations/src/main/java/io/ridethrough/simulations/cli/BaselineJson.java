package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.Series;
import io.ridethrough.results.baseline.gate.PairedEffect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Baselines and comparisons as machines read them. What there is none of is left out. */
final class BaselineJson {
    private BaselineJson() {}

    static Map<String, Object> of(Baseline baseline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", baseline.name());
        json.put("recordedAt", baseline.recordedAt());
        json.put("seed", baseline.seed());
        json.put("isSound", baseline.isSound());
        json.put("fingerprint", baseline.fingerprint().facts());
        json.put("repeats", baseline.repeats());
        json.put(
                "series",
                baseline.series().stream().map(series -> of(baseline, series)).toList());
        return json;
    }

    private static Map<String, Object> of(Baseline baseline, Series series) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", series.name());
        json.put("isGated", baseline.gated().contains(series.name()));
        json.putAll(of(series.merged()));
        series.spread(95).ifPresent(spread -> json.put("spreadOfLnP95", spread));
        return json;
    }

    private static Map<String, Object> of(Latencies latencies) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("answers", latencies.answered().count());
        json.put("failures", latencies.failures());
        put(json, "p50Micros", latencies.percentileMicros(50));
        put(json, "p95Micros", latencies.percentileMicros(95));
        put(json, "p99Micros", latencies.percentileMicros(99));
        put(json, "maxMicros", latencies.answered().maxMicros());
        return json;
    }

    private static void put(Map<String, Object> json, String name, OptionalLong micros) {
        micros.ifPresent(value -> json.put(name, value));
    }

    static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("baseline", comparison.baseline());
        json.put("candidate", comparison.candidate());
        json.put("percentile", comparison.percent());
        json.put("ruling", comparison.ruling());
        json.put("remarks", comparison.remarks());
        List<Map<String, Object>> series = new ArrayList<>();
        comparison.gated().forEach(row -> series.add(of(row, true)));
        comparison.others().forEach(row -> series.add(of(row, false)));
        json.put("series", series);
        return json;
    }

    private static Map<String, Object> of(Comparison.Row row, boolean isGated) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.ruling().name());
        json.put("isGated", isGated);
        json.put("ruling", row.ruling().ruling());
        json.put("why", row.ruling().why());
        json.put("baseline", of(row.baseline()));
        row.candidate().ifPresent(candidate -> json.put("candidate", of(candidate)));
        row.ruling().effect().ifPresent(effect -> json.put("effect", of(effect)));
        row.ruling().pairsToDecide().ifPresent(pairs -> json.put("pairsToDecide", pairs));
        return json;
    }

    private static Map<String, Object> of(PairedEffect effect) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pairs", effect.pairs());
        json.put("ratio", effect.ratio());
        json.put("lower", effect.lower());
        json.put("upper", effect.upper());
        json.put("deviation", effect.deviation());
        json.put("pValue", effect.pValue());
        json.put("adjustedP", effect.adjustedP());
        effect.smallestDetectable().ifPresent(ratio -> json.put("smallestDetectable", ratio));
        return json;
    }
}
