package io.ridethrough.results.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The style sheets and scripts that the page carries inside itself.
 *
 * @param styles style sheets, in order of precedence
 * @param script plots library and our own code, one script
 */
public record PageAssets(String styles, String script) {

    private static final String PLOTS_VERSION = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String PLOTS = "/META-INF/resources/webjars/uplot/%s/dist/%s";

    private static final List<String> STYLES = List.of("report.css");
    private static final List<String> SCRIPTS = List.of("theme.js", "ground.js", "series.js", "plots.js", "report.js");

    /** Of a run's report. */
    static PageAssets load() throws IOException {
        return with(STYLES, SCRIPTS);
    }

    /** Of the page of a run that goes on. */
    static PageAssets live() throws IOException {
        return with(
                STYLES, Stream.concat(SCRIPTS.stream(), Stream.of("live.js")).toList());
    }

    /**
     * Of a page with plots over a rate.
     *
     * @param own what the page's own style sheet and script are called, but for their endings, by their path from the root
     * @throws IOException when one is not there
     */
    public static PageAssets ofRates(String own) throws IOException {
        return with(List.of("report.css", own + ".css"), List.of("theme.js", "rate-plots.js", own + ".js"));
    }

    /** The plots library, then these: resources beside the report's, or by their path from the root. */
    private static PageAssets with(List<String> styles, List<String> scripts) throws IOException {
        // The library's folder is named by its version: asking the jar keeps the version in one place, the root pom.
        Properties properties = new Properties();
        try (InputStream in = open(PLOTS_VERSION)) {
            properties.load(in);
        }
        String version = properties.getProperty("version", "unknown");
        return new PageAssets(
                text(PLOTS.formatted(version, "uPlot.min.css")) + "\n" + texts(styles),
                text(PLOTS.formatted(version, "uPlot.iife.min.js")) + "\n" + texts(scripts));
    }

    private static String texts(List<String> names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(text(name));
        }
        return all.toString();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = PageAssets.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the report needs " + name + ", which is not on the class path");
        }
        return in;
    }
}
