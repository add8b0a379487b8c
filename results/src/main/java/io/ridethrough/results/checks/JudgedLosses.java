package io.ridethrough.results.checks;

import io.ridethrough.results.run.Loss;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;

/** What a verdict knows of its run's folder. */
public final class JudgedLosses {

    private JudgedLosses() {}

    /** Whether a verdict was made of a folder that lacked just this: of one that has lost more since, it says nothing. */
    public static boolean are(List<Loss> losses, Verdict verdict) {
        String told = verdict.findings().stream()
                .filter(finding -> finding.id().equals(Judge.LOSSES))
                .map(Finding::measured)
                .findFirst()
                .orElse("");
        return told.equals(RecordWholeCheck.told(losses));
    }
}
