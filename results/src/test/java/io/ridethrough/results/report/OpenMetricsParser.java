package io.ridethrough.results.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the part of OpenMetrics 1.0 (section "Overall Structure" and what it asks of each type) that we write:
 * no timestamps, no exemplars, no created. Anything else is refused.
 */
final class OpenMetricsParser {

    /** One line that is no comment. */
    record Sample(String name, Map<String, String> labels, String value) {}

    private static final Pattern COMMENT =
            Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\\\"\\n]|\\\\[\\\\\"n])*)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)");
    private static final Pattern LABEL =
            Pattern.compile("\\G(,?)([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\\n]|\\\\[\\\\\"n])*)\"");
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "info", Set.of("_info"),
            "stateset", Set.of(""),
            "gauge", Set.of(""),
            "counter", Set.of("_total"),
            "summary", Set.of("", "_count", "_sum"));

    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> closedMetrics = new HashSet<>();
    private String family = "";
    private String metric = "";

    private OpenMetricsParser() {}

    /** @throws IllegalArgumentException naming the first line that breaks a rule */
    static List<Sample> parse(String text) {
        OpenMetricsParser parser = new OpenMetricsParser();
        require(text.endsWith("# EOF\n"), "the text does not end in # EOF", "");
        String[] lines = text.substring(0, text.length() - "# EOF\n".length()).split("\n", -1);
        for (String line : List.of(lines).subList(0, lines.length - 1)) {
            if (line.startsWith("#")) {
                parser.comment(line);
            } else {
                parser.sample(line);
            }
        }
        return parser.samples;
    }

    private void comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        require(comment.matches(), "no comment", line);
        String name = comment.group(2);
        if (comment.group(1).equals("TYPE")) {
            require(SUFFIXES.containsKey(comment.group(3)), "unknown type", line);
            require(types.put(name, comment.group(3)) == null, "a family twice", line);
            family = name;
        }
        require(name.equals(family), "a comment outside its family", line);
        require(seen.add(comment.group(1) + " " + name), "a comment twice", line);
        if (comment.group(1).equals("UNIT")) {
            require(name.endsWith("_" + comment.group(3)), "a name without its unit", line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample", line);
        String name = sample.group(1);
        require(!family.isEmpty() && name.startsWith(family), "a sample outside its family", line);
        String type = types.getOrDefault(family, "");
        String suffix = name.substring(family.length());
        require(SUFFIXES.getOrDefault(type, Set.of()).contains(suffix), "a suffix that the type has not", line);
        Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2), line);
        require(seen.add(name + labels), "a sample twice", line);
        double value = Double.parseDouble(sample.group(3));
        switch (type) {
            case "info" -> require(value == 1, "an info other than 1", line);
            case "stateset" -> require((value == 0 || value == 1) && labels.containsKey(family), "no state", line);
            case "counter" -> require(value >= 0, "a counter below 0", line);
            case "summary" -> {
                require(value >= 0, "a summary below 0", line);
                require(suffix.isEmpty() == labels.containsKey("quantile"), "a quantile out of place", line);
                double quantile = Double.parseDouble(labels.getOrDefault("quantile", "0"));
                require(quantile >= 0 && quantile <= 1, "no quantile", line);
            }
            default -> {}
        }
        oneAfterTheOther(labels, line);
        samples.add(new Sample(name, labels, sample.group(3)));
    }

    /** The samples of one metric stand together. */
    private void oneAfterTheOther(Map<String, String> labels, String line) {
        Map<String, String> own = new LinkedHashMap<>(labels);
        own.remove("quantile");
        own.remove(family);
        String now = family + own;
        if (!now.equals(metric)) {
            require(closedMetrics.add(now), "a metric in two places", line);
            metric = now;
        }
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            require(label.group(1).isEmpty() == labels.isEmpty(), "a comma out of place", line);
            String value = label.group(3)
                    .replace("\\\\", "\u0000")
                    .replace("\\\"", "\"")
                    .replace("\\n", "\n")
                    .replace("\u0000", "\\");
            require(labels.put(label.group(2), value) == null, "a label twice", line);
            end = label.end();
        }
        require(end == text.length(), "no labels", line);
        return labels;
    }

    private static void require(boolean holds, String what, String line) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + line);
        }
    }
}
