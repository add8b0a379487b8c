package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A verdict in one sentence, for the last line of a terminal and the first of a report. */
final class VerdictSentence {

    /** How many causes are named; the findings have them all. */
    private static final int CAUSES_TOLD = 3;

    /** Kinds of claims from cause to symptom: a breaker that never opened explains the latency, not the reverse. */
    private static final List<String> CAUSES_FIRST = List.of(
            OrdersReconcileCheck.CLAIM,
            ResidencyCheck.CLAIM,
            CanariesStayCheck.CLAIM,
            TenantsIsolatedCheck.CLAIM,
            ModelAsToldCheck.CLAIM,
            PartialAnswersUnusedCheck.CLAIM,
            FallbackCorrectCheck.CLAIM,
            AnswersUnmixedCheck.CLAIM,
            SwapUndisturbedCheck.CLAIM,
            DriftNoticedCheck.CLAIM,
            DriftGoneCheck.CLAIM,
            "amplification",
            BreakerStaysClosedCheck.CLAIM,
            "breaker-opens",
            BreakerOpensAfterCheck.CLAIM,
            "breaker-shuts-out",
            BreakerProbesCheck.CLAIM,
            "breaker-closes",
            "fallback-share",
            ErrorsShownCheck.CLAIM,
            "completion",
            "fallback-latency",
            StepLatencyCheck.CLAIM,
            "latency-ratio",
            SurgeCheck.CLAIM,
            RecoveryCheck.CLAIM);

    private VerdictSentence() {}

    /** Of a run that was stopped, that and why before all else. */
    static String of(Grade grade, List<Finding> findings, Optional<StoppedRun> stopped) {
        return stopped.map(stop -> stopped(grade, findings, stop)).orElseGet(() -> of(grade, findings));
    }

    private static String stopped(Grade grade, List<Finding> findings, StoppedRun stopped) {
        String why = findings.stream()
                .filter(finding -> finding.claim().equals(StopConditionCheck.CLAIM) && finding.grade() != Grade.PASS)
                .findFirst()
                .map(Finding::why)
                .orElse("the run was stopped");
        List<Finding> doubts = findings.stream()
                .filter(finding -> finding.claim().equals(ValidityChecks.CLAIM) && finding.grade() != Grade.PASS)
                .filter(finding -> !stopped.isMoot(finding))
                .toList();
        List<Finding> failed = findings.stream()
                .filter(finding -> finding.grade() == Grade.FAIL)
                .filter(finding -> !finding.claim().equals(StopConditionCheck.CLAIM))
                .toList();
        return grade + ": " + why + "."
                + (failed.isEmpty() ? "" : " Besides, " + failed.size() + " claims do not hold: " + causes(failed))
                + (doubts.isEmpty() ? "" : " The run itself is in doubt: " + causes(doubts));
    }

    private static String of(Grade grade, List<Finding> findings) {
        List<Finding> claims = findings.stream()
                .filter(finding -> !finding.claim().equals(ValidityChecks.CLAIM))
                .toList();
        List<Finding> doubts = findings.stream()
                .filter(finding -> finding.claim().equals(ValidityChecks.CLAIM))
                .filter(finding -> finding.grade() != Grade.PASS)
                .toList();
        List<Finding> decisive =
                claims.stream().filter(claim -> claim.grade() == grade).toList();
        return switch (grade) {
            case PASS ->
                "PASS: " + (claims.size() == 1 ? "the one claim holds." : "all " + claims.size() + " claims hold.");
            case FAIL ->
                "FAIL: " + share(decisive, claims) + (decisive.size() == 1 ? " does" : " do") + " not hold: "
                        + causes(decisive)
                        + inDoubt(doubts);
            case INCONCLUSIVE -> "INCONCLUSIVE: " + unsettled(claims, doubts, decisive);
        };
    }

    private static String inDoubt(List<Finding> doubts) {
        List<Finding> held = doubts.stream().filter(ValidityChecks::isDoubt).toList();
        return held.isEmpty() ? "" : " The run itself is in doubt: " + causes(held);
    }

    private static String unsettled(List<Finding> claims, List<Finding> doubts, List<Finding> decisive) {
        if (!doubts.isEmpty()) {
            return "the run cannot be relied on: " + causes(doubts);
        }
        return claims.isEmpty()
                ? "nothing was claimed of the run."
                : share(decisive, claims) + " cannot be judged: " + causes(decisive);
    }

    private static int rank(Finding finding) {
        int rank = CAUSES_FIRST.indexOf(finding.claim());
        return rank < 0 ? CAUSES_FIRST.size() : rank;
    }

    private static String share(List<Finding> some, List<Finding> all) {
        return String.format(Locale.ROOT, "%d of %d claims", some.size(), all.size());
    }

    private static String causes(List<Finding> findings) {
        Set<String> kinds = new HashSet<>();
        List<String> told = findings.stream()
                .sorted(Comparator.comparingInt(VerdictSentence::rank))
                .filter(finding -> finding.claim().equals(ValidityChecks.CLAIM) || kinds.add(finding.claim()))
                .limit(CAUSES_TOLD)
                .map(Finding::why)
                .toList();
        int untold = findings.size() - told.size();
        return String.join("; ", told) + (untold == 0 ? "." : "; and " + untold + " more.");
    }
}
