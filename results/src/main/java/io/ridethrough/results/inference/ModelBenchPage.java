package io.ridethrough.results.inference;

import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.PageAssets;
import io.ridethrough.results.report.PageBody;
import io.ridethrough.results.report.PageFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
        return PageAssets.ofRates(OWN);
    }

    static String of(ModelBenchResult result, PageAssets assets) {
        Html html = PageBody.begun("figures", "the figures");
        BenchHead.add(html, result);
        PageBody.main(html);
        BenchPlots.add(html, result);
        BenchTable.add(html, result);
        PageBody.ended(html, ModelBenchFile.NAME);
        String title = "Benchmark of " + String.join(", ", result.target().models());
        return PageFrame.of(title, assets, html, BenchPlots.data(result));
    }
}
