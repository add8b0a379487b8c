package io.ridethrough.results.report;

import java.util.Map;
import java.util.stream.Collectors;

/** OpenMetrics text 1.0, line by line. What each type of metric asks of its samples is its caller's business. */
final class OpenMetrics {

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a family; its samples follow.
     *
     * @param unit empty without one; else the family's name ends in it
     */
    void family(String name, String type, String unit, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        if (!unit.isEmpty()) {
            text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    }

    void sample(String name, Map<String, String> labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(value).append('\n');
    }

    String ended() {
        return text + "# EOF\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
