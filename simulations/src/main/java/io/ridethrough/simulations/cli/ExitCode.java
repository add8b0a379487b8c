package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.gate.Ruling;
import io.ridethrough.results.verdict.Grade;

/** Exit codes are an API: pipelines act on them. */
public enum ExitCode {
    PASS(0),
    FAIL(1),
    INCONCLUSIVE(2),
    USAGE(64),
    UNAVAILABLE(69),
    INTERNAL(70),
    NOT_ALLOWED(77),
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public static ExitCode of(Grade grade) {
        return switch (grade) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    public static ExitCode of(Ruling ruling) {
        return switch (ruling) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE, INVALID -> INCONCLUSIVE;
        };
    }
}
