package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    @TempDir
    private Path folder;

    @Test
    void writes_one_file() throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(ExampleRun.of(1), ExampleVerdict.failing(), file);
        assertThat(Files.size(file)).isLessThan(300_000);
        if (System.getProperty("keep") != null)
            Files.copy(file, Path.of(System.getProperty("keep")), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
