package io.ridethrough.results.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A page as a real browser has it once its script has run. */
public final class RenderedPage {
    private static final String TELL_OFFENCES = "document.addEventListener('securitypolicyviolation',"
            + " e => { document.documentElement.dataset.offence = e.violatedDirective; });\n";

    private RenderedPage() {}

    /** The browser; without one the test is skipped, and says so. */
    public static Chromium browser() {
        Optional<Chromium> chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "SKIPPED: no chromium on PATH, so the page was not rendered");
        return chromium.orElseThrow();
    }

    /**
     * The whole document, whose root tells what offends the page's own policy.
     *
     * @param page makes the page with such assets
     * @param moreScript that runs after the page's own
     */
    public static String document(
            Chromium chromium, PageAssets assets, String moreScript, Function<PageAssets, String> page)
            throws IOException, InterruptedException {
        PageAssets observed = new PageAssets(assets.styles(), TELL_OFFENCES + assets.script() + moreScript);
        // Not a folder that JUnit deletes: a browser's last children still write when it has ended.
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rendered-");
        Path file = Files.writeString(folder.resolve("page.html"), page.apply(observed));
        return chromium.documentOf(file, folder);
    }

    /** A document's first tag, in which the page's script tells of itself. */
    public static String root(String document) {
        int from = document.indexOf("<html");
        return document.substring(from, document.indexOf('>', from));
    }
}
