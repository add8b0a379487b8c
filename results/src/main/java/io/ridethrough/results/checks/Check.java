package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;

/** One claim and how it is judged. */
interface Check {

    /** What is claimed. */
    Claimed claimed();

    /**
     * Judges the claim: a pure function of the record.
     *
     * @throws Unjudgeable when the record cannot settle it
     */
    Ruling rule(RunRecord run);

    /**
     * The half of a finding that is known before the run.
     *
     * @param subject what the claim is about, which with its kind makes the finding's id
     */
    record Claimed(String claim, String subject, String sentence, String expected, String source) {}
}
