package io.ridethrough.results.inference;

import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.PageAssets;
import io.ridethrough.results.report.PageFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A benchmark as one HTML page that needs no network ({@code model-bench.html}). */
public final class ModelBenchPage {
    public static final String NAME = "model-bench.html";
    private static final String OWN = "/io/ridethrough/results/inference/model-bench";

    private ModelBenchPage() {}

    /** Replaces {@code file} with the page. */
    public static void write(Path file, ModelBenchResult result) throws IOException {
        Files.writeString(file, of(result, assets()), StandardCharsets.UTF_8);
    }

    static PageAssets assets() throws IOException {
        return PageAssets.with(List.of("report.css", OWN + ".css"), List.of("theme.js", "rate-plots.js", OWN + ".js"));
    }

    static String of(ModelBenchResult result, PageAssets assets) {
        Html html = new Html();
        html.add("<a class=\"skip\" href=\"#figures\">Skip to the figures</a>\n");
        BenchHead.add(html, result);
        html.add("<main>\n");
        BenchPlots.add(html, result);
        BenchTable.add(html, result);
        html.add("</main>\n<footer><p>Made by Ridethrough from {}. ", ModelBenchFile.NAME)
                .add("The page is whole in itself: it asks no network for anything.</p></footer>\n");
        String title = "Benchmark of " + String.join(", ", result.target().models());
        return PageFrame.of(title, assets, html, BenchPlots.data(result));
    }
}
