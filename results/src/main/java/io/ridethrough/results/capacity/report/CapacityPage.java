package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.PageAssets;
import io.ridethrough.results.report.PageFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A study as one HTML page for a review, which needs no network ({@code capacity.html}). */
public final class CapacityPage {
    public static final String NAME = "capacity.html";
    private static final String OWN = "/io/ridethrough/results/capacity/report/capacity";

    private CapacityPage() {}

    /**
     * Replaces {@code file} with the page.
     *
     * @throws IOException when it cannot be written or the page's own resources cannot be read
     */
    public static void write(Path file, CapacityReport report) throws IOException {
        Files.writeString(file, of(report, assets()), StandardCharsets.UTF_8);
    }

    static PageAssets assets() throws IOException {
        return PageAssets.with(List.of("report.css", OWN + ".css"), List.of("theme.js", "rate-plots.js", OWN + ".js"));
    }

    static String of(CapacityReport report, PageAssets assets) {
        Html html = new Html();
        html.add("<a class=\"skip\" href=\"#states\">Skip to the states of the model</a>\n");
        HeadSection.add(html, report);
        html.add("<main>\n");
        StatesSection.add(html, report);
        CurvesSection.add(html, report);
        BottleneckSection.add(html, report);
        SizingSection.add(html, report);
        CostSection.add(html, report.fallbackCosts());
        GroundsSection.add(html, report);
        StepsSection.add(html, report);
        html.add("</main>\n<footer><p>Made by Ridethrough from {} of study {}. ", CapacityFile.NAME, report.study())
                .add("The page is whole in itself: it asks no network for anything.</p></footer>\n");
        return PageFrame.of("Capacity – " + report.study(), assets, html, CurvesSection.data(report));
    }
}
