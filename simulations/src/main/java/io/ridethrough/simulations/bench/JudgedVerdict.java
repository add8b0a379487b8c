package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict on a made-up run that nobody judged, as long as a real one: a finding for each claim, with evidence. */
final class JudgedVerdict {
    private JudgedVerdict() {}

    static Verdict of(RunPlan plan) {
        List<Finding> findings = new ArrayList<>();
        for (Expectation claim : plan.expectations()) {
            String kind = claim.getClass().getSimpleName();
            findings.add(new Finding(
                    kind + "/" + findings.size(),
                    kind,
                    "This was claimed, and nobody looked whether it holds.",
                    Grade.PASS,
                    "anything",
                    "nothing",
                    "",
                    "client",
                    plan.phases().stream()
                            .filter(PlannedPhase::judged)
                            .map(JudgedVerdict::evidence)
                            .toList()));
        }
        return new Verdict(
                VerdictFile.FORMAT, plan.runId(), plan.scenario(), Grade.PASS, "Nothing of this happened.", findings);
    }

    private static Evidence evidence(PlannedPhase phase) {
        return new Evidence(
                "latency/" + JudgedRun.CHECKOUT + "/" + JudgedRun.ADVICE.step(),
                phase.startsAfter().toMillis(),
                phase.endsAfter().toMillis());
    }
}
