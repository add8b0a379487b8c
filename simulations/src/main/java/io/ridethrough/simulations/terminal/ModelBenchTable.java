package io.ridethrough.simulations.terminal;

import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.BenchWords;
import io.ridethrough.results.inference.Latencies;
import io.ridethrough.results.inference.ModelBenchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A benchmark as a table for a terminal of 100 columns. */
public final class ModelBenchTable {
    private static final List<Double> SHOWN = List.of(0.5, 0.95, 0.99);
    private static final double MANY_MILLIS = 1000;

    private ModelBenchTable() {}

    public static List<String> lines(ModelBenchResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(subject(result.target()));
        lines.add(String.format(
                Locale.ROOT,
                "%s arrivals, seed %d; %s measured after %s; %d prompts (%s), at most %d tokens; good: %s",
                result.load().arrivals(),
                result.load().seed(),
                BenchWords.length(result.load().measured()),
                BenchWords.length(result.load().warmUp()),
                result.load().promptCount(),
                result.load().prompts(),
                result.load().maxTokens(),
                result.objective().words()));
        lines.add("");
        lines.add("             answered        refused failed   TTFT ms              ITL ms            end to end ms");
        lines.add(
                "offered          /s   good                 p50    p95    p99    p50   p95    p99    p50    p95    p99");
        result.steps().forEach(step -> lines.add(row(step)));
        lines.add("");
        lines.add(
                "Latency counts from the intended start. A quantile over all that were offered: `none` where so many were");
        lines.add("not answered. Tokens were counted " + BenchWords.tokenCounts(result.target()) + ".");
        doubts(result).forEach(lines::add);
        lines.add(result.end());
        lines.add(BenchWords.headline(result));
        return lines;
    }

    private static String subject(BenchTarget target) {
        String pace =
                target.pace().isZero() ? "" : ", PACED at " + BenchWords.length(target.pace()) + " a step at least";
        return "Benchmark of " + target.url() + " (" + String.join(", ", target.models()) + pace + ")";
    }

    private static Stream<String> doubts(ModelBenchResult result) {
        return result.steps().stream()
                .filter(step -> !step.isSound())
                .map(step -> "INVALID at " + BenchWords.name(step) + ": " + step.soundness());
    }

    private static String row(BenchStep step) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s%8.2f %5.1f%% %7d %6d",
                BenchWords.name(step) + (step.isSound() ? "" : " !"),
                step.completePerSecond(),
                100 * step.goodShare(),
                step.refused(),
                step.failed()));
        for (Latencies latencies : List.of(step.ttft(), step.itl(), step.e2e())) {
            SHOWN.forEach(share -> row.append(' ').append(String.format("%6s", millis(latencies.millis(share)))));
        }
        return row.toString();
    }

    private static String millis(OptionalDouble millis) {
        if (millis.isEmpty()) {
            return "none";
        }
        return String.format(Locale.ROOT, millis.getAsDouble() < MANY_MILLIS ? "%.1f" : "%.0f", millis.getAsDouble());
    }
}
