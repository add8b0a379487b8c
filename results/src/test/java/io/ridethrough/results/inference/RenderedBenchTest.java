package io.ridethrough.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ridethrough.results.report.Chromium;
import io.ridethrough.results.report.PageAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class RenderedBenchTest {
    private static final String TELL_OFFENCES = "document.addEventListener('securitypolicyviolation',"
            + " e => { document.documentElement.dataset.offence = e.violatedDirective; });\n";

    private Optional<Chromium> chromium = Optional.empty();

    @BeforeEach
    void needs_a_browser() {
        chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "SKIPPED: no chromium on PATH, so the page was not rendered");
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
        PageAssets assets = ModelBenchPage.assets();
        PageAssets observed = new PageAssets(assets.styles(), TELL_OFFENCES + assets.script());
        // Not a folder that JUnit deletes: a browser's last children still write when it has ended.
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rendered-");
        Path page = folder.resolve(ModelBenchPage.NAME);
        Files.writeString(page, ModelBenchPage.of(result, observed));
        String document = chromium.orElseThrow().documentOf(page, folder);
        int from = document.indexOf("<html");
        return document.substring(from, document.indexOf('>', from));
    }
}
