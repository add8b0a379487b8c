package io.ridethrough.faults.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented differences. Each is a heading with the behaviour's id, below it one line each of what is observed of
 * Toxiproxy and of Ridethrough, in backticks.
 */
record Differences(Map<String, String> ofTheOriginal, Map<String, String> ofOurs) {
    private static final Path DOCUMENT = Path.of("..", "docs", "toxiproxy-differences.md");
    private static final Pattern HEADING = Pattern.compile("### ([a-z-]+)");
    private static final Pattern OBSERVED = Pattern.compile("- (Toxiproxy|Ridethrough): `(.*)`");

    static Differences read() throws IOException {
        Map<String, String> original = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        String id = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher heading = HEADING.matcher(line);
            Matcher observed = OBSERVED.matcher(line);
            if (heading.matches()) {
                id = heading.group(1);
            } else if (observed.matches()) {
                (observed.group(1).equals("Toxiproxy") ? original : ours).put(id, observed.group(2));
            }
        }
        return new Differences(original, ours);
    }
}
