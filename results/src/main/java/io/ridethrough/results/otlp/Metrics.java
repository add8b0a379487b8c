package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Metrics as OTLP's JSON has them, all of one stretch of time: a counter has counted since its beginning, and a gauge is read
 * at its end. For one thread.
 */
final class Metrics {

    private static final int CUMULATIVE = 2;

    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private final RunExtent extent;
    private int pointCount;

    Metrics(RunExtent extent) {
        this.extent = extent;
    }

    /** A metric, whose points follow. */
    final class Points {
        private final ArrayNode points;

        private Points(ArrayNode points) {
            this.points = points;
        }

        void add(Attributes attributes, long value) {
            point(attributes).put("asInt", String.valueOf(value));
        }

        void add(Attributes attributes, double value) {
            point(attributes).put("asDouble", value);
        }

        void add(Attributes attributes, LatencyBuckets latencies) {
            latencies.writeTo(point(attributes));
        }

        private ObjectNode point(Attributes attributes) {
            pointCount++;
            ObjectNode point = points.addObject()
                    .put("startTimeUnixNano", Nanos.of(extent.fromMicros()))
                    .put("timeUnixNano", Nanos.of(extent.toMicros()));
            point.set("attributes", attributes.json());
            return point;
        }
    }

    /** @param unit by UCUM, such as {@code s} or <code>{request}</code>; empty for a bare number */
    Points gauge(String name, String unit, String description) {
        return new Points(metric(name, unit, description).putObject("gauge").putArray("dataPoints"));
    }

    /** What only grows. */
    Points counter(String name, String unit, String description) {
        return new Points(metric(name, unit, description)
                .putObject("sum")
                .put("aggregationTemporality", CUMULATIVE)
                .put("isMonotonic", true)
                .putArray("dataPoints"));
    }

    Points histogram(String name, String unit, String description) {
        return new Points(metric(name, unit, description)
                .putObject("histogram")
                .put("aggregationTemporality", CUMULATIVE)
                .putArray("dataPoints"));
    }

    private ObjectNode metric(String name, String unit, String description) {
        return list.addObject().put("name", name).put("unit", unit).put("description", description);
    }

    /** How many points all metrics have. */
    int points() {
        return pointCount;
    }

    ArrayNode json() {
        return list;
    }
}
