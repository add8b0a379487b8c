package io.ridethrough.faults.proxy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' text format, version 0.0.4, read strictly: the grammar, and what a scraper would complain of. */
final class PrometheusText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\]|\\\\[\\\\n])+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*)\\})? (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern ONE_LABEL = Pattern.compile(LABEL);

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Set<String> families = new HashSet<>();
    private String helped = "";
    private String family = "";
    private String type = "";

    private PrometheusText() {}

    static PrometheusText parse(String text) {
        PrometheusText parsed = new PrometheusText();
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line does not end");
        }
        text.lines().forEach(parsed::line);
        return parsed;
    }

    double value(String name, Map<String, String> labels) {
        Double value = samples.get(series(name, labels));
        if (value == null) {
            throw new AssertionError("no " + series(name, labels) + " in " + samples.keySet());
        }
        return value;
    }

    boolean has(String name, Map<String, String> labels) {
        return samples.containsKey(series(name, labels));
    }

    private void line(String line) {
        Matcher help = HELP.matcher(line);
        Matcher typed = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            helped = help.group(1);
        } else if (typed.matches()) {
            family = typed.group(1);
            type = typed.group(2);
            require(family.equals(helped), "without HELP: " + line);
            require(families.add(family), "a family in two places: " + line);
            require(type.equals("counter") == family.endsWith("_total"), "misnamed: " + line);
        } else {
            require(sample.matches(), "not in the format: " + line);
            require(sample.group(1).equals(family), "outside of its family: " + line);
            double value = Double.parseDouble(sample.group(sample.groupCount()));
            require(value >= 0 || type.equals("gauge"), "a counter below zero: " + line);
            String series = series(family, labels(sample.group(2) == null ? "" : sample.group(2)));
            require(samples.put(series, value) == null, "twice: " + line);
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = ONE_LABEL.matcher(text);
        while (label.find()) {
            require(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice: " + text);
        }
        return labels;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
                plain.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
            } else {
                plain.append(value.charAt(i));
            }
        }
        return plain.toString();
    }

    private static String series(String name, Map<String, String> labels) {
        return name + new TreeMap<>(labels);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
