package io.ridethrough.results.assertions;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;

/** Assertions on one finding of a run's verdict. */
public final class FindingAssert extends ClaimAssert<FindingAssert> {

    private final Finding finding;

    FindingAssert(FinishedRun run, Finding finding) {
        super(run, FindingAssert.class);
        this.finding = finding;
    }

    /** What it is about holds. */
    public FindingAssert passes() {
        return settle(finding);
    }

    /** What it is about does not hold: for tests of the tests, with a defect planted. */
    public FindingAssert fails() {
        return switch (finding.grade()) {
            case FAIL -> this;
            case PASS -> throw otherwise("Holds, and was to fail", Grade.FAIL);
            case INCONCLUSIVE -> throw inDoubt(FindingText.undecided(finding, actual));
        };
    }

    /** The run cannot settle it. */
    public FindingAssert isInconclusive() {
        if (finding.grade() != Grade.INCONCLUSIVE) {
            throw otherwise("Is settled (" + finding.grade() + "), and was not to be", Grade.INCONCLUSIVE);
        }
        return this;
    }

    private AssertionError otherwise(String told, Grade expected) {
        return failed(finding.grade(), expected, FindingText.otherwise(told, finding, actual));
    }
}
