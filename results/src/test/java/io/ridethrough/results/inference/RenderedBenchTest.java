package io.ridethrough.results.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.report.Chromium;
import io.ridethrough.results.report.RenderedPage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class RenderedBenchTest {
    private Chromium chromium;

    @BeforeEach
    void needs_a_browser() {
        chromium = RenderedPage.browser();
    }

    @Test
    void makes_all_its_plots() throws Exception {
        assertThat(root(ExampleBench.result()))
                .contains("data-plots=\"6\"")
                .doesNotContain("data-script-error")
                .doesNotContain("data-offence");
    }

    @Test
    void without_a_sound_step_it_makes_empty_plots_and_no_error() throws Exception {
        ModelBenchResult all = ExampleBench.result();
        ModelBenchResult none = new ModelBenchResult(
                all.format(),
                all.startedAt(),
                all.target(),
                all.load(),
                all.objective(),
                List.of(ExampleBench.step(List.of(), 5)),
                all.end(),
                all.versions());

        assertThat(root(none)).contains("data-plots=\"6\"").doesNotContain("data-script-error");
    }

    private String root(ModelBenchResult result) throws Exception {
        return RenderedPage.root(RenderedPage.document(
                chromium, ModelBenchPage.assets(), "", assets -> ModelBenchPage.of(result, assets)));
    }
}
