package io.ridethrough.results.capacity.report;

import static io.ridethrough.results.report.RenderedPage.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.report.Axe;
import io.ridethrough.results.report.Chromium;
import io.ridethrough.results.report.RenderedPage;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a real browser: its plots are made, nothing offends its own policy, and axe-core finds nothing serious. */
class RenderedCapacityTest {
    private Chromium chromium;

    @BeforeEach
    void needs_a_browser() {
        chromium = RenderedPage.browser();
    }

    @Test
    void makes_a_plot_for_each_state() throws Exception {
        assertThat(root(rendered(ExampleStudy.report(), "")))
                .contains("data-plots=\"3\"")
                .doesNotContain("data-script-error")
                .doesNotContain("data-offence");
    }

    @Test
    void without_anything_measured_it_makes_empty_plots_and_no_error() throws Exception {
        CapacityReport none = ExampleStudy.with(List.of(
                ExampleStudy.of(ModelState.HEALTHY, Kind.NO_DATA, OptionalDouble.empty(), OptionalDouble.empty()),
                ExampleStudy.inDoubt(ModelState.SLOW, 5),
                ExampleStudy.of(
                        ModelState.OUT, Kind.ABOVE_HIGHEST_RATE, OptionalDouble.of(8), OptionalDouble.empty())));

        assertThat(root(rendered(none, ""))).contains("data-plots=\"3\"").doesNotContain("data-script-error");
    }

    @Test
    void what_is_under_the_cursor_is_told() throws Exception {
        String move = "\nconst first = document.querySelector('figure').plot; first.setCursor({ left: 5, top: 5 });";

        assertThat(rendered(ExampleStudy.report(), move))
                .containsPattern("<span class=\"at\">124 a minute</span>")
                .containsPattern("fit<b class=\"value\">\\d+ ms</b>");
    }

    @Test
    void what_is_folded_is_printed() throws Exception {
        assertThat(rendered(ExampleStudy.report(), "\nwindow.dispatchEvent(new Event('beforeprint'));"))
                .containsPattern("<details class=\"folded\" open");
        assertThat(rendered(ExampleStudy.report(), "")).doesNotContainPattern("<details class=\"folded\" open");
    }

    @ParameterizedTest
    @EnumSource
    void has_no_serious_violation(Axe.Scheme scheme) throws Exception {
        Axe axe = axe("", scheme);

        assertThat(axe.isDark()).isEqualTo(scheme == Axe.Scheme.DARK);
        assertThat(axe.rules()).as("rules that found something to look at").isGreaterThan(10);
        assertThat(axe.serious()).isEmpty();
    }

    @Test
    void words_that_hardly_stand_out_are_found() throws Exception {
        String plant = "document.querySelector('h1').style.color = '#ddd';\n";

        assertThat(axe(plant, Axe.Scheme.LIGHT).serious()).anyMatch(violation -> violation.contains("color-contrast"));
    }

    private Axe axe(String plant, Axe.Scheme scheme) throws Exception {
        // Whatever is folded away would not be looked at.
        String unfold = "document.querySelectorAll('details').forEach(one => { one.open = true; });\n";
        return Axe.of(
                chromium,
                CapacityPage.assets(),
                assets -> CapacityPage.of(ExampleStudy.report(), assets),
                unfold + plant,
                scheme);
    }

    private String rendered(CapacityReport report, String moreScript) throws Exception {
        return RenderedPage.document(
                chromium, CapacityPage.assets(), moreScript, assets -> CapacityPage.of(report, assets));
    }
}
