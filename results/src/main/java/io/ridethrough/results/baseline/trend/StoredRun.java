package io.ridethrough.results.baseline.trend;

import io.ridethrough.results.baseline.RecordedRun;

/** A run under its id. */
public record StoredRun(String id, RecordedRun recorded) {}
