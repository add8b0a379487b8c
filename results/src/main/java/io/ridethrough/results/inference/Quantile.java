package io.ridethrough.results.inference;

/**
 * @param share of all, such as 0.95
 * @param millis which that share does not exceed
 */
public record Quantile(double share, double millis) {}
