package io.ridethrough.results.output;

import io.qameta.allure.AllureLifecycle;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run leaves behind, attached to the test that plays it. */
public final class AllureAttachments {

    private AllureAttachments() {}

    /**
     * Attaches report, verdict and journal, as far as they are there, to the Allure test or fixture that runs on this thread.
     *
     * @return false where none runs: then nothing is written
     * @throws IOException when a file cannot be read
     */
    public static boolean attach(RunFolder folder, AllureLifecycle lifecycle) throws IOException {
        if (lifecycle.getCurrentTestCase().isEmpty()) {
            return false;
        }
        attach("report.html", "text/html", "html", folder.report(), lifecycle);
        attach("verdict.json", "application/json", "json", folder.verdict(), lifecycle);
        attach("journal.ndjson", "text/plain", "txt", folder.journal(), lifecycle);
        return true;
    }

    private static void attach(String name, String type, String ending, Path file, AllureLifecycle lifecycle)
            throws IOException {
        if (Files.exists(file)) {
            try (InputStream content = Files.newInputStream(file)) {
                lifecycle.addAttachment(name, type, ending, content);
            }
        }
    }
}
