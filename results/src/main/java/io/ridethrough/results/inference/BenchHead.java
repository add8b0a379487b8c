package io.ridethrough.results.inference;

import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;

/** The top of the page: what it comes to, of whom, and how it was measured. */
final class BenchHead {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private BenchHead() {}

    static void add(Html html, ModelBenchResult result) {
        BenchTarget target = result.target();
        html.add("<header class=\"verdict is-bench\">\n")
                .add(
                        "<p class=\"bar\"><b>Ridethrough</b><span>benchmark of a model</span>"
                                + "<span class=\"run\">{}</span></p>\n",
                        target.url())
                .add("<h1>{}</h1>\n", unbroken(BenchWords.headline(result)))
                .add(
                        "<p class=\"story\">Requests come at their own times, whatever becomes of those before, and each"
                                + " is timed from when it was due. One that was refused or failed counts as slower than"
                                + " any that was answered. {}.</p>\n",
                        upperFirst(result.end()));
        if (!target.pace().isZero()) {
            html.add(
                    "<p class=\"notice\" role=\"note\">Paced: each step of the engine was made to take at least {}, to"
                            + " resemble a larger model. These are not the speeds of this model.</p>\n",
                    BenchWords.length(target.pace()));
        }
        result.steps().stream()
                .filter(step -> !step.isSound())
                .forEach(step -> html.add(
                        "<p class=\"notice\" role=\"note\">Not sound at {}: {}.</p>\n",
                        BenchWords.name(step),
                        step.soundness()));
        facts(html, result);
        html.add("<details class=\"versions\"><summary>Environment</summary><dl class=\"facts\">");
        new TreeMap<>(result.versions()).forEach((name, version) -> fact(html, name, version));
        html.add("</dl></details>\n</header>\n");
    }

    private static void facts(Html html, ModelBenchResult result) {
        BenchTarget target = result.target();
        BenchLoad load = result.load();
        html.add("<dl class=\"facts\">");
        fact(html, "Model", String.join(", ", target.models()));
        if (!target.fingerprints().isEmpty()) {
            fact(html, "Fingerprint", String.join(", ", target.fingerprints()));
        }
        fact(
                html,
                "Endpoint",
                target.kind().equals(BenchTarget.EMBEDDED) ? "reference model, a process of its own" : "given");
        fact(html, "Started", MOMENT.format(result.startedAt()));
        fact(html, "Arrivals", load.arrivals());
        fact(
                html,
                "Each step",
                BenchWords.length(load.measured()) + " after " + BenchWords.length(load.warmUp()) + " of warm-up");
        fact(html, "Good", result.objective().words());
        fact(html, "Prompts", Wording.count(load.promptCount()) + " (" + load.prompts() + ")");
        fact(html, "Longest answer", Wording.count(load.maxTokens()) + " tokens");
        fact(html, "Deadline", BenchWords.length(load.deadline()));
        fact(html, "Tokens counted", BenchWords.tokenCounts(target));
        fact(html, "Seed", String.valueOf(load.seed()));
        html.add("</dl>\n");
    }

    private static void fact(Html html, String name, String value) {
        html.add("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    /** A figure and its unit stay on one line. */
    private static String unbroken(String sentence) {
        return sentence.replace(" ≤ ", "\u00a0≤\u00a0")
                .replace(" ms", "\u00a0ms")
                .replace(" %", "\u00a0%");
    }

    private static String upperFirst(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
