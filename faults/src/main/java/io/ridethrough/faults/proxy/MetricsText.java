package io.ridethrough.faults.proxy;

/** Metrics in Prometheus' text format, version 0.0.4: families of samples, each family begun once. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder();
    private String name = "";

    /** Begins a counter, whose name must end in {@code _total}. */
    MetricsText counter(String newName, String help) {
        return family(newName, "counter", help);
    }

    MetricsText gauge(String newName, String help) {
        return family(newName, "gauge", help);
    }

    /** A sample of the family that was begun last; {@code labels} are names and values in turn. */
    MetricsText sample(long value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]).replace("\"", "\\\""))
                    .append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private MetricsText family(String newName, String type, String help) {
        name = newName;
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
