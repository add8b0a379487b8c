package io.ridethrough.results.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page that is whole in itself: its head, and its data and its script after what it shows. */
public final class PageFrame {

    private PageFrame() {}

    /**
     * The whole document.
     *
     * @param body what it shows
     * @param data JSON as {@link ScriptJson} makes it, which the script finds in {@code #plot-data}
     */
    public static String of(String title, PageAssets assets, Html body, String data) {
        return of(title, policy(assets), assets, body, data);
    }

    /** The same of a page whose script may ask the server that it came from, and nobody else. */
    static String live(String title, PageAssets assets, Html body, String data) {
        return of(title, policy(assets) + "; connect-src 'self'", assets, body, data);
    }

    private static String of(String title, String policy, PageAssets assets, Html body, String data) {
        Html html = new Html();
        head(html, title, policy, assets);
        return html.add("<body>\n")
                .raw(body.toString())
                .add("<script type=\"application/json\" id=\"plot-data\">")
                .raw(data)
                .add("</script>\n<script>")
                .raw(assets.script())
                .add("</script>\n</body>\n</html>\n")
                .toString();
    }

    private static void head(Html html, String title, String policy, PageAssets assets) {
        html.add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .add("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy)
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .add("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .add("<title>{}</title>\n", title)
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
