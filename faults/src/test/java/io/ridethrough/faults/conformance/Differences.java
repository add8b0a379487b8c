package io.ridethrough.faults.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented differences by behaviour. Each is a heading with the behaviour's id, and below it one line each of what
 * is observed of Toxiproxy and of Ridethrough, of the reason, and of the tests.
 */
record Differences(
        Map<String, String> ofTheOriginal,
        Map<String, String> ofOurs,
        Map<String, String> reasons,
        Map<String, List<String>> tests) {
    private static final Path DOCUMENT = Path.of("..", "docs", "toxiproxy-differences.md");
    private static final Pattern HEADING = Pattern.compile("### ([a-z-]+)");
    private static final Pattern LINE = Pattern.compile("- (Toxiproxy|Ridethrough|Why|Test): (.+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Differences read() throws IOException {
        Differences differences = new Differences(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        String id = "";
        for (String text : Files.readAllLines(DOCUMENT)) {
            Matcher heading = HEADING.matcher(text);
            Matcher line = LINE.matcher(text);
            if (heading.matches()) {
                id = heading.group(1);
            } else if (line.matches()) {
                differences.put(id, line.group(1), line.group(2));
            }
        }
        return differences;
    }

    private void put(String id, String what, String text) {
        List<String> code =
                CODE.matcher(text).results().map(found -> found.group(1)).toList();
        switch (what) {
            case "Toxiproxy" -> ofTheOriginal.put(id, code.get(0));
            case "Ridethrough" -> ofOurs.put(id, code.get(0));
            case "Why" -> reasons.put(id, text);
            default -> tests.put(id, code);
        }
    }
}
