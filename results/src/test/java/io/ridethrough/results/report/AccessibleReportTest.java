package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe-core says of the page in a real browser: no violation that it calls serious or critical. */
class AccessibleReportTest {

    private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
    private static final String AXE_VERSION = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

    /** Text that stands in the page before the answer, and nowhere else. */
    private static final String MARK = "axe-says:";

    private static final String ASK = """

            axe.run({ resultTypes: ['violations'] }).then(function (results) {
              const said = document.createElement('pre');
              said.textContent = '%s' + JSON.stringify({
                isDark: matchMedia('(prefers-color-scheme: dark)').matches,
                violations: results.violations.map(function (one) {
                  return { id: one.id, impact: one.impact, where: one.nodes.map(function (node) { return node.html; }) };
                }),
                rules: results.passes.length,
              });
              document.body.append(said);
            });
            """.formatted(MARK);

    /** How a person wants pages to look, and the browser's option for it. */
    enum Scheme {
        LIGHT("--blink-settings=preferredColorScheme=1"),
        DARK("--blink-settings=preferredColorScheme=0");

        private final String option;

        Scheme(String option) {
            this.option = option;
        }
    }

    private Optional<Chromium> chromium = Optional.empty();

    @BeforeEach
    void needs_a_browser() {
        chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "SKIPPED: no chromium on PATH, so the report was not looked at");
    }

    @ParameterizedTest
    @EnumSource
    void the_report_has_no_serious_violation(Scheme scheme) throws Exception {
        JsonNode said = axe(ReportModel.of(ExampleRun.of(1), ExampleVerdict.failing()), "", scheme);

        assertThat(said.path("isDark").asBoolean()).isEqualTo(scheme == Scheme.DARK);
        assertThat(said.path("rules").asInt())
                .as("rules that found something to look at")
                .isGreaterThan(10);
        assertThat(serious(said)).isEmpty();
    }

    @Test
    void a_picture_without_words_is_found() throws Exception {
        String plant = "document.querySelector('main').append(document.createElement('img'));\n";

        JsonNode said = axe(ReportModel.of(ExampleRun.of(1), ExampleVerdict.failing()), plant, Scheme.LIGHT);

        assertThat(serious(said)).anyMatch(violation -> violation.contains("image-alt"));
    }

    private static List<String> serious(JsonNode said) {
        List<String> serious = new ArrayList<>();
        for (JsonNode violation : said.path("violations")) {
            if (List.of("serious", "critical").contains(violation.path("impact").asText())) {
                serious.add(violation.toString());
            }
        }
        return serious;
    }

    private JsonNode axe(ReportModel model, String plant, Scheme scheme) throws Exception {
        PageAssets assets = PageAssets.load();
        PageAssets asking = new PageAssets(assets.styles(), assets.script() + "\n" + plant + script() + ASK);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "axe-");
        Path page = folder.resolve("report.html");
        Files.writeString(page, ReportPage.of(model, asking));
        String document = chromium.orElseThrow().documentOf(page, folder, List.of(scheme.option));
        int from = document.lastIndexOf(MARK + "{");
        assertThat(from).as("axe-core answered").isPositive();
        String json = document.substring(from + MARK.length(), document.indexOf("</pre>", from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
        return new ObjectMapper().readTree(json);
    }

    private static String script() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = AccessibleReportTest.class.getResourceAsStream(AXE_VERSION)) {
            properties.load(in);
        }
        try (InputStream in =
                AccessibleReportTest.class.getResourceAsStream(AXE.formatted(properties.get("version")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
