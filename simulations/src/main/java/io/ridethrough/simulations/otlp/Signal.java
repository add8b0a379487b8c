package io.ridethrough.simulations.otlp;

/** What a collector is sent, and what OTLP calls it. */
enum Signal {
    TRACES("v1/traces", "traces", "spans", "rejectedSpans"),
    METRICS("v1/metrics", "metrics", "data points", "rejectedDataPoints");

    private final String path;
    private final String word;
    private final String items;
    private final String rejectedField;

    Signal(String path, String word, String items, String rejectedField) {
        this.path = path;
        this.word = word;
        this.items = items;
        this.rejectedField = rejectedField;
    }

    /** Where it goes beneath a base address. */
    String path() {
        return path;
    }

    /** What a person calls it. */
    String word() {
        return word;
    }

    /** What a person calls its parts. */
    String items() {
        return items;
    }

    /** Which field of an answer tells how many of them were rejected. */
    String rejectedField() {
        return rejectedField;
    }
}
