package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.PageAssets;
import io.ridethrough.results.report.PageBody;
import io.ridethrough.results.report.PageFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
        return PageAssets.ofRates(OWN);
    }

    static String of(CapacityReport report, PageAssets assets) {
        Html html = PageBody.begun("states", "the states of the model");
        HeadSection.add(html, report);
        PageBody.main(html);
        StatesSection.add(html, report);
        CurvesSection.add(html, report);
        BottleneckSection.add(html, report);
        SizingSection.add(html, report);
        CostSection.add(html, report.fallbackCosts());
        GroundsSection.add(html, report);
        StepsSection.add(html, report);
        PageBody.ended(html, CapacityFile.NAME + " of study " + report.study());
        return PageFrame.of("Capacity – " + report.study(), assets, html, CurvesSection.data(report));
    }
}
