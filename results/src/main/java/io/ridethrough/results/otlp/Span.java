package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One span as OTLP's JSON has it: ids in hexadecimal, kinds and codes by their numbers. For one thread. */
final class Span {

    /** OTLP's numbers of the kinds that a run has. */
    enum Kind {
        INTERNAL(1),
        CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private static final int CODE_OK = 1;
    private static final int CODE_ERROR = 2;

    private final ObjectNode json;

    private Span(ObjectNode json) {
        this.json = json;
    }

    /**
     * A span of its own, until it is put under another.
     *
     * @param fromMicros when it began, microseconds since the Unix epoch
     * @param toMicros when it ended, likewise; an end before the beginning counts as the beginning
     */
    static Span of(String traceId, String spanId, String name, Kind kind, long fromMicros, long toMicros) {
        return new Span(JsonNodeFactory.instance
                .objectNode()
                .put("traceId", traceId)
                .put("spanId", spanId)
                .put("name", name)
                .put("kind", kind.number)
                .put("startTimeUnixNano", Nanos.of(fromMicros))
                .put("endTimeUnixNano", Nanos.of(Math.max(fromMicros, toMicros))));
    }

    /** Puts it under another span of its trace. */
    Span under(String parentSpanId) {
        json.put("parentSpanId", parentSpanId);
        return this;
    }

    Span with(Attributes attributes) {
        json.set("attributes", attributes.json());
        return this;
    }

    Span event(long atMicros, String name, Attributes attributes) {
        json.withArrayProperty("events")
                .addObject()
                .put("timeUnixNano", Nanos.of(atMicros))
                .put("name", name)
                .set("attributes", attributes.json());
        return this;
    }

    /** Points from it to a span of another trace. */
    Span linkedTo(String traceId, String spanId) {
        json.withArrayProperty("links").addObject().put("traceId", traceId).put("spanId", spanId);
        return this;
    }

    Span endedWell() {
        json.putObject("status").put("code", CODE_OK);
        return this;
    }

    Span endedBadly(String message) {
        json.putObject("status").put("code", CODE_ERROR).put("message", Attributes.shortened(message));
        return this;
    }

    ObjectNode json() {
        return json;
    }
}
