package io.ridethrough.results.otlp;

/**
 * What one request to a collector carries.
 *
 * @param json an export request in OTLP's JSON encoding
 * @param items how many spans, or data points of metrics, it holds
 */
public record Body(String json, int items) {}
