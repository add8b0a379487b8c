package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe-core says of the page in a real browser: no violation that it calls serious or critical. */
class AccessibleReportTest {

    private Optional<Chromium> chromium = Optional.empty();

    @BeforeEach
    void needs_a_browser() {
        chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "SKIPPED: no chromium on PATH, so the report was not looked at");
    }

    @ParameterizedTest
    @EnumSource
    void the_report_has_no_serious_violation(Axe.Scheme scheme) throws Exception {
        Axe axe = axe(ReportModel.of(ExampleRun.of(1), ExampleVerdict.failing()), "", scheme);

        assertThat(axe.isDark()).isEqualTo(scheme == Axe.Scheme.DARK);
        assertThat(axe.rules()).as("rules that found something to look at").isGreaterThan(10);
        assertThat(axe.serious()).isEmpty();
    }

    @Test
    void a_picture_without_words_is_found() throws Exception {
        String plant = "document.querySelector('main').append(document.createElement('img'));\n";

        Axe axe = axe(ReportModel.of(ExampleRun.of(1), ExampleVerdict.failing()), plant, Axe.Scheme.LIGHT);

        assertThat(axe.serious()).anyMatch(violation -> violation.contains("image-alt"));
    }

    private Axe axe(ReportModel model, String plant, Axe.Scheme scheme) throws Exception {
        return Axe.of(chromium.orElseThrow(), PageAssets.load(), assets -> ReportPage.of(model, assets), plant, scheme);
    }
}
