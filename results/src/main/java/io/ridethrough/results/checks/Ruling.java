package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import java.util.List;

/** The half of a finding that the run decides. */
record Ruling(Grade grade, String measured, String why, List<Evidence> evidence) {

    Ruling {
        evidence = List.copyOf(evidence);
    }

    static Ruling pass(String measured, List<Evidence> evidence) {
        return new Ruling(Grade.PASS, measured, "", evidence);
    }

    static Ruling fail(String measured, String why, List<Evidence> evidence) {
        return new Ruling(Grade.FAIL, measured, why, evidence);
    }

    static Ruling inconclusive(String measured, String why, List<Evidence> evidence) {
        return new Ruling(Grade.INCONCLUSIVE, measured, why, evidence);
    }
}
