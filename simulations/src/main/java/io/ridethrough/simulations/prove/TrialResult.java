package io.ridethrough.simulations.prove;

import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a trial came to.
 *
 * @param trial with the seed of the run that counts
 * @param tries runs that it took: one in doubt is repeated
 */
public record TrialResult(Trial trial, Verdict verdict, int tries) {
    private static final String NO_RUN = "none";

    /** A trial whose run came to nothing: in doubt, for that reason. */
    static TrialResult withoutRun(Trial trial, String reason, int tries) {
        Verdict none = new Verdict(
                VerdictFile.FORMAT, NO_RUN, trial.scenario(), Grade.INCONCLUSIVE, "no run: " + reason, List.of());
        return new TrialResult(trial, none, tries);
    }

    /** Whether there is a run folder to look at. */
    boolean hasRun() {
        return !verdict.runId().equals(NO_RUN);
    }

    public Outcome outcome() {
        if (verdict.grade() == Grade.INCONCLUSIVE) {
            return Outcome.IN_DOUBT;
        }
        boolean isPass = verdict.grade() == Grade.PASS;
        if (trial.defect().isEmpty()) {
            return isPass ? Outcome.PROVED : Outcome.FALSE_ALARM;
        }
        if (isPass) {
            return Outcome.MISSED;
        }
        if (caughtBy().isEmpty()) {
            return Outcome.CAUGHT_BY_ANOTHER;
        }
        return unrelated().isEmpty() ? Outcome.PROVED : Outcome.UNRELATED_FAILED;
    }

    /** The findings that failed by a claim made for the defect. */
    public List<Finding> caughtBy() {
        return failed(finding ->
                trial.defect().map(defect -> defect.isCaughtBy(finding)).orElse(false));
    }

    /** The findings that failed as a consequence. */
    public List<Finding> consequences() {
        return failed(finding -> trial.defect()
                .map(defect -> defect.mayFail(finding) && !defect.isCaughtBy(finding))
                .orElse(false));
    }

    /** The findings that failed and should not have. */
    public List<Finding> unrelated() {
        return failed(finding ->
                trial.defect().map(defect -> !defect.mayFail(finding)).orElse(true));
    }

    private List<Finding> failed(Predicate<Finding> wanted) {
        return verdict.findings().stream()
                .filter(finding -> finding.grade() == Grade.FAIL)
                .filter(wanted)
                .toList();
    }
}
