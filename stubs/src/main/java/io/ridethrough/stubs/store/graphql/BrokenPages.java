package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.front.FrontResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** What PHP answers when it breaks before it can say so in JSON. */
final class BrokenPages {
    private static final int STATUS = 500;
    private static final Map<String, String> UNCACHED = Map.of("Cache-Control", "no-store, no-cache, must-revalidate");
    private static final int RECORD_BYTES = 32;

    private BrokenPages() {}

    /** Magento's own page, for an exception that nothing caught. */
    static FrontResponse html() {
        byte[] number = new byte[RECORD_BYTES];
        // A number to look the error up by, which nobody will.
        new Random(System.nanoTime()).nextBytes(number);
        String title = "There has been an error processing your request";
        String page = String.join(
                "\n",
                "<!doctype html>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\">",
                "<head><title>" + title + "</title></head>",
                "<body><main class=\"page-main\">",
                "<h1>" + title + "</h1>",
                "<p><em>Exception printing is disabled by default for security reasons.</em></p>",
                "<p>Error log record number: " + HexFormat.of().formatHex(number) + "</p>",
                "</main></body>",
                "</html>",
                "");
        return new FrontResponse(STATUS, "text/html; charset=UTF-8", UNCACHED, page.getBytes(StandardCharsets.UTF_8));
    }

    /** PHP's last words, for a value of a type that it did not expect. */
    static FrontResponse text() {
        String words = "An error has happened during application run. See exception log for details.\n";
        return new FrontResponse(STATUS, "text/plain;charset=UTF-8", UNCACHED, words.getBytes(StandardCharsets.UTF_8));
    }
}
