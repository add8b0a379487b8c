package io.ridethrough.simulations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.bench.Bar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportBenchTest {

    @Test
    void a_made_up_run_is_reported_from_its_verdict_and_opened_where_there_is_a_browser() throws Exception {
        // Not a folder that JUnit deletes: a browser's last children still write when it has ended.
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "reported-");

        ReportBench.Report report = ReportBench.run(10_000, 1, folder);

        assertThat(report.bars())
                .extracting(Bar::name)
                .contains("samples", "whole_process_seconds", "peak_heap_mebibytes", "page_megabytes");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Nothing of this happened.", "as the application says")
                .doesNotContain("In the run folder");
        if (Chromium.onPath().isPresent()) {
            assertThat(report.bars()).extracting(Bar::name).contains("open_seconds", "slowest_zoom_seconds");
        } else {
            assertThat(report.notes()).singleElement().asString().startsWith("SKIPPED");
        }
    }
}
