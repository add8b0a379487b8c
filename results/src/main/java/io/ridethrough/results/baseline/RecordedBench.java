package io.ridethrough.results.baseline;

import io.ridethrough.results.inference.BenchLoad;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.Metric;
import io.ridethrough.results.inference.ModelBenchResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A benchmark of a model as a repeat of a baseline. */
public final class RecordedBench {
    private RecordedBench() {}

    /**
     * One series for each metric of each step, such as {@code model/ttft @ 8/s}. Gated are first token, gaps and end to end
     * at each rate of open arrivals. A rate that the benchmark found by itself is another in each: such benchmarks are no
     * repeats of each other, and their fingerprints say so.
     *
     * @throws IllegalArgumentException when one of its histograms is damaged
     */
    public static RecordedRun of(ModelBenchResult bench) {
        SortedMap<String, Latencies> series = new TreeMap<>();
        SortedSet<String> gated = new TreeSet<>();
        List<String> doubts = new ArrayList<>();
        for (BenchStep step : bench.steps()) {
            for (Metric metric : Metric.values()) {
                String name = "model/" + metric.symbol() + " @ " + label(step);
                series.put(name, latencies(step.of(metric)));
                if (step.load().equals(BenchStep.OPEN) && metric != Metric.TPOT) {
                    gated.add(name);
                }
            }
            if (!step.isSound()) {
                doubts.add(label(step) + ": " + step.soundness());
            }
        }
        if (!bench.end().equals(ModelBenchResult.ALL_MEASURED)) {
            doubts.add(bench.end());
        }
        long offered = bench.steps().stream().mapToLong(BenchStep::offered).sum();
        return new RecordedRun(
                new Repeat(bench.startedAt(), bench.load().seed(), offered, offered, doubts),
                fingerprint(bench),
                series,
                gated);
    }

    private static Latencies latencies(io.ridethrough.results.inference.Latencies measured) {
        return new Latencies(LatencyHistogram.recoded(measured.histogram()), measured.unanswered());
    }

    private static String label(BenchStep step) {
        return step.load().equals(BenchStep.OPEN)
                ? BigDecimal.valueOf(step.offeredPerSecond())
                                .setScale(3, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "/s"
                : step.load();
    }

    /** Without the address, which can name a machine. */
    private static Fingerprint fingerprint(ModelBenchResult bench) {
        BenchTarget target = bench.target();
        BenchLoad load = bench.load();
        SortedMap<String, String> facts = new TreeMap<>(bench.versions());
        facts.computeIfPresent("os", (unused, system) -> RunFingerprint.withoutRelease(system));
        facts.put("environment", target.kind() + " model");
        facts.put("model", String.join(", ", target.models()));
        facts.put("model-weights", String.join(", ", target.fingerprints()));
        facts.put("model-pace", target.pace().isZero() ? "none" : target.pace().toMillis() + " ms");
        facts.put(
                "load",
                load.arrivals() + " arrivals, "
                        + bench.steps().stream().map(RecordedBench::label).collect(Collectors.joining(", ")));
        facts.put(
                "phases",
                "each step " + seconds(load.warmUp()) + " warm-up, " + seconds(load.measured()) + " measured");
        facts.put("deadline", seconds(load.deadline()));
        facts.put("max-tokens", String.valueOf(load.maxTokens()));
        facts.put("prompts", load.promptCount() + " of " + load.prompts().replaceFirst("^.*[/\\\\]", ""));
        return Fingerprint.of(facts);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
