package io.ridethrough.results.drift;

/**
 * What one gate came to.
 *
 * @param gate {@code agreement}, {@code jurisdiction} or {@code divergence}
 * @param expected the bound, in short
 * @param measured what was measured, in short
 * @param why the reason for the grade, in a sentence without a full stop; empty when there is no drift
 */
public record GateFinding(String gate, DriftGrade grade, String expected, String measured, String why) {}
