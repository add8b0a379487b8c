package io.ridethrough.environments.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics in Prometheus' text format 0.0.4: lines {@code NAME{LABEL="VALUE",…} NUMBER}. Comments and whatever else is no
 * sample are passed over.
 */
record PrometheusText(List<Sample> samples) {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?[ \\t]+(\\S+)(?:[ \\t]+-?\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** @param value as it was written */
    record Sample(String name, Map<String, String> labels, String value) {

        /** Whether its labels are these, as far as they are named. */
        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    static PrometheusText of(String text) {
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher sample = SAMPLE.matcher(line.strip());
            if (sample.matches()) {
                samples.add(new Sample(
                        sample.group(1), labels(Objects.requireNonNullElse(sample.group(2), "")), sample.group(3)));
            }
        }
        return new PrometheusText(samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return labels;
    }

    /** The samples of a metric with these labels. */
    List<Sample> of(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(labels))
                .toList();
    }

    /** The first such sample as a count; empty where there is none, or it is no number. */
    Optional<Long> count(String name, Map<String, String> labels) {
        return of(name, labels).stream().findFirst().flatMap(sample -> count(sample.value()));
    }

    private static Optional<Long> count(String value) {
        try {
            return Optional.of((long) Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
