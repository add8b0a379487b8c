package io.ridethrough.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/** What axe-core says of a page in a real browser. */
public record Axe(JsonNode said) {

    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
    private static final String VERSION = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

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
    public enum Scheme {
        LIGHT("--blink-settings=preferredColorScheme=1"),
        DARK("--blink-settings=preferredColorScheme=0");

        private final String option;

        Scheme(String option) {
            this.option = option;
        }
    }

    /**
     * Asks it.
     *
     * @param page makes the page with such assets
     * @param plant script that runs before it looks
     */
    public static Axe of(
            Chromium chromium, PageAssets assets, Function<PageAssets, String> page, String plant, Scheme scheme)
            throws IOException, InterruptedException {
        PageAssets asking = new PageAssets(assets.styles(), assets.script() + "\n" + plant + script() + ASK);
        // Not a folder that JUnit deletes: a browser's last children still write when it has ended.
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "axe-");
        Path file = folder.resolve("page.html");
        Files.writeString(file, page.apply(asking));
        String document = chromium.documentOf(file, folder, List.of(scheme.option));
        int from = document.lastIndexOf(MARK + "{");
        if (from < 0) {
            throw new IOException("axe-core did not answer");
        }
        String json = document.substring(from + MARK.length(), document.indexOf("</pre>", from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
        return new Axe(new ObjectMapper().readTree(json));
    }

    public boolean isDark() {
        return said.path("isDark").asBoolean();
    }

    /** How many of its rules found something to look at. */
    public int rules() {
        return said.path("rules").asInt();
    }

    /** Violations that it calls serious or critical. */
    public List<String> serious() {
        List<String> serious = new ArrayList<>();
        for (JsonNode violation : said.path("violations")) {
            if (List.of("serious", "critical").contains(violation.path("impact").asText())) {
                serious.add(violation.toString());
            }
        }
        return serious;
    }

    private static String script() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Axe.class.getResourceAsStream(VERSION)) {
            properties.load(in);
        }
        try (InputStream in = Axe.class.getResourceAsStream(SCRIPT.formatted(properties.get("version")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
