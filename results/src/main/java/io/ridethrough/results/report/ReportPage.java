package io.ridethrough.results.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page as a whole: its head, its sections in order, its data and its script. */
final class ReportPage {

    private ReportPage() {}

    static String of(ReportModel model, PageAssets assets) {
        Html html = new Html();
        head(html, model, assets);
        html.add("<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
        VerdictSection.add(html, model);
        html.add("<main>\n");
        FindingsSection.add(html, model);
        PlotsSection.add(html, model);
        StepsSection.add(html, model.steps());
        AccountsSection.add(html, model);
        html.add(
                        "</main>\n<footer><p>Made by Ridethrough from the files of run {}. ",
                        model.plan().runId())
                .add("The page is whole in itself: it asks no network for anything.</p></footer>\n");
        html.add("<script type=\"application/json\" id=\"plot-data\">")
                .raw(PlotJson.of(model))
                .add("</script>\n<script>")
                .raw(assets.script())
                .add("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void head(Html html, ReportModel model, PageAssets assets) {
        html.add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .add("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy(assets))
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .add("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .add(
                        "<title>{} – {} – {}</title>\n",
                        Grades.word(model.verdict().grade()),
                        model.plan().scenario(),
                        model.plan().runId())
                .add("<style>")
                .raw(assets.styles())
                .add("</style>\n</head>\n");
    }

    /**
     * Nothing may be loaded, and only the script that we put there may run: a hostile string that slipped through
     * escaping would still be dead text.
     */
    private static String policy(PageAssets assets) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
                + sha256(assets.script()) + "'";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
