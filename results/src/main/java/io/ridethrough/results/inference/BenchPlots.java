package io.ridethrough.results.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.ScriptJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The plots against the offered rate, with what they show in words, and their numbers. */
final class BenchPlots {
    private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99);
    private static final double TAIL = 0.99;

    private BenchPlots() {}

    /** Steps that a line may go through: open arrivals, soundly measured. */
    private static List<BenchStep> drawn(ModelBenchResult result) {
        return result.steps().stream()
                .filter(step -> step.load().equals(BenchStep.OPEN) && step.isSound())
                .toList();
    }

    static void add(Html html, ModelBenchResult result) {
        html.add("<section id=\"plots\" aria-labelledby=\"plots-title\">\n")
                .add("<h2 id=\"plots-title\">Against the offered rate</h2>\n")
                .add(
                        "<p class=\"lead\">Latency on a logarithmic axis. A line ends where so many requests were not answered"
                                + " that the quantile does not exist. Steps that were not measured soundly are left out.</p>\n")
                .add("<div class=\"plots\">\n");
        for (Metric metric : Metric.values()) {
            figure(
                    html,
                    metric.symbol(),
                    metric.symbol().toUpperCase(Locale.ROOT),
                    metric.words(),
                    words(result, metric));
        }
        figure(html, "shares", "Goodput", "share of all that were offered", shares(result));
        figure(html, "answered", "Answered", "per second", answered(result));
        html.add("</div>\n</section>\n");
    }

    private static void figure(Html html, String plot, String title, String note, String summary) {
        html.add(
                        "<figure data-plot=\"{}\"><div class=\"caption\"><h3>{}</h3> <span class=\"note\">{}</span></div>",
                        plot,
                        title,
                        note)
                .add("<div class=\"legend\" aria-hidden=\"true\"></div>")
                .add("<div class=\"plot\" role=\"img\" aria-label=\"{}, {}. {}\"></div>", title, note, summary)
                .add("<figcaption>{}</figcaption></figure>\n", summary);
    }

    private static String words(ModelBenchResult result, Metric metric) {
        List<BenchStep> steps = drawn(result);
        if (steps.isEmpty()) {
            return "Nothing was measured soundly.";
        }
        StringBuilder words = new StringBuilder("p99 "
                + BenchWords.latency(steps.get(0).of(metric).millis(TAIL)) + " at " + BenchWords.name(steps.get(0)));
        if (steps.size() > 1) {
            BenchStep last = steps.get(steps.size() - 1);
            words.append(", ")
                    .append(BenchWords.latency(last.of(metric).millis(TAIL)))
                    .append(" at ")
                    .append(BenchWords.name(last));
        }
        words.append('.');
        limit(result, metric)
                .ifPresent(limit -> words.append(steps.stream()
                        .filter(step -> !(step.of(metric).millis(TAIL).orElse(Double.POSITIVE_INFINITY) <= limit))
                        .findFirst()
                        .map(step -> " The limit is first exceeded at " + BenchWords.name(step) + ".")
                        .orElse(" The limit is kept at every rate.")));
        return words.toString();
    }

    private static String shares(ModelBenchResult result) {
        return drawn(result).stream()
                .reduce((first, second) -> second)
                .map(last -> "At " + BenchWords.name(last) + " " + BenchWords.percent(last.goodShare()) + " were good, "
                        + BenchWords.percent(share(last, last.refused())) + " refused, "
                        + BenchWords.percent(share(last, last.failed())) + " failed.")
                .orElse("Nothing was measured soundly.");
    }

    private static String answered(ModelBenchResult result) {
        return drawn(result).stream().mapToDouble(BenchStep::completePerSecond).max().stream()
                .mapToObj(most -> "At most " + BenchWords.rate(most) + " were answered.")
                .findFirst()
                .orElse("Nothing was measured soundly.");
    }

    /** What the script draws, see {@link ScriptJson}. */
    static String data(ModelBenchResult result) {
        List<BenchStep> steps = drawn(result);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        numbers(root, "rates", steps, BenchStep::offeredPerSecond);
        numbers(root, "answered", steps, BenchStep::completePerSecond);
        numbers(root, "goodPerSecond", steps, BenchStep::goodPerSecond);
        numbers(root, "good", steps, step -> 100 * step.goodShare());
        numbers(root, "refused", steps, step -> 100 * share(step, step.refused()));
        numbers(root, "failed", steps, step -> 100 * share(step, step.failed()));
        ObjectNode latencies = root.putObject("latencies");
        for (Metric metric : Metric.values()) {
            ObjectNode of = latencies.putObject(metric.symbol());
            limit(result, metric).ifPresent(limit -> of.put("limit", limit));
            QUANTILES.forEach((name, share) -> {
                ArrayNode values = of.putArray(name);
                steps.forEach(step -> add(values, step.of(metric).millis(share)));
            });
        }
        return ScriptJson.of(root);
    }

    private static void numbers(
            ObjectNode root, String name, List<BenchStep> steps, ToDoubleFunction<BenchStep> number) {
        ArrayNode values = root.putArray(name);
        steps.forEach(step -> values.add(number.applyAsDouble(step)));
    }

    private static void add(ArrayNode values, OptionalDouble value) {
        if (value.isPresent()) {
            values.add(value.getAsDouble());
        } else {
            values.addNull();
        }
    }

    private static Optional<Double> limit(ModelBenchResult result, Metric metric) {
        return Optional.ofNullable(result.objective().limitMillis().get(metric.symbol()));
    }

    private static double share(BenchStep step, long count) {
        return step.offered() == 0 ? 0 : (double) count / step.offered();
    }
}
