package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Judges a run: its own validity first, then every claim. The same record always gives the same verdict.
 *
 * <p>A run in doubt holds nothing against the system under test: a claim that fails in it is INCONCLUSIVE. Orders that
 * do not add up are held against it all the same, and so are data where they may not be, and decisions and models that
 * are not what the rules or the application say: no load and no fault excuses them, and no clock is needed to see them. A run
 * that a stop condition ended is in doubt by that only as far as {@link StoppedRun} has it.
 */
public final class Judge {

    /** The finding that names what a run's folder has lost; a verdict on a whole one has none. */
    public static final String LOSSES = ValidityChecks.CLAIM + "/" + RecordWholeCheck.SUBJECT;

    private static final String IN_DOUBT = "; not held against the shop, because the run itself is in doubt";

    static final Set<String> NEVER_EXCUSED = Set.of(
            OrdersReconcileCheck.CLAIM,
            ResidencyCheck.CLAIM,
            CanariesStayCheck.CLAIM,
            TenantsIsolatedCheck.CLAIM,
            ModelAsToldCheck.CLAIM,
            FallbackCorrectCheck.CLAIM);

    /** What stands for what is worked out once for all claims that are made of a record later. */
    private enum Known {
        VALIDITY,
        BREAKERS
    }

    private Judge() {}

    /** Judges a run; never throws for what the record holds: a check that crashes is INCONCLUSIVE. */
    public static Verdict judge(RunRecord run) {
        CompletableFuture<ReadBreakers> breakers = ReadBreakers.begin(run);
        List<Check> checks = checks(run);
        List<Ruling> rulings = rulings(checks, run);
        Optional<StoppedRun> stopped = StoppedRun.of(run);
        List<Finding> findings = weighed(findings(checks, rulings, breakers.join(), run), stopped, run);
        Grade grade = run.plan().expectations().isEmpty()
                ? worst(Stream.concat(
                        Stream.of(Grade.INCONCLUSIVE), findings.stream().map(Finding::grade)))
                : worst(findings.stream().map(Finding::grade));
        return new Verdict(
                VerdictFile.FORMAT,
                run.plan().runId(),
                run.plan().scenario(),
                grade,
                VerdictSentence.of(grade, findings, stopped),
                findings);
    }

    /**
     * Judges a claim that is made of a run after it was played: what the verdict would have found, had the plan had it. By the
     * same check and under the same doubts, so that the two can't differ.
     */
    public static Finding judge(RunRecord run, Expectation claim) {
        Check check = ClaimChecks.of(run.plan(), claim);
        ReadBreakers breakers =
                run.derived(Known.BREAKERS, () -> ReadBreakers.begin(run).join());
        Ruling ruling = BreakerReadings.weighed(check.claimed(), ruling(check, run), breakers.readings(), run);
        List<Finding> findings = new ArrayList<>(validity(run));
        findings.add(finding(check.claimed(), ruling, new HashMap<>()));
        List<Finding> weighed = weighed(findings, StoppedRun.of(run), run);
        return weighed.get(weighed.size() - 1);
    }

    /**
     * What keeps a run from passing, whatever is claimed of it: findings about itself that are not PASS. Those that a stop
     * leaves without an object are none.
     */
    public static List<Finding> doubts(RunRecord run) {
        Optional<StoppedRun> stopped = StoppedRun.of(run);
        return validity(run).stream()
                .filter(finding -> finding.grade() != Grade.PASS)
                .filter(finding -> stopped.isEmpty() || !stopped.get().isMoot(finding))
                .toList();
    }

    private static List<Finding> validity(RunRecord run) {
        return run.derived(Known.VALIDITY, () -> {
            Map<String, Integer> timesSeen = new HashMap<>();
            return validityChecks(run).stream()
                    .map(check -> finding(check, run, timesSeen))
                    .toList();
        });
    }

    private static List<Check> validityChecks(RunRecord run) {
        List<Check> checks = new ArrayList<>();
        if (!run.losses().isEmpty()) {
            checks.add(new RecordWholeCheck());
        }
        checks.addAll(ValidityChecks.of(run.plan()));
        return checks;
    }

    private static List<Check> checks(RunRecord run) {
        List<Check> checks = new ArrayList<>(validityChecks(run));
        for (int i = 0; i < run.plan().stops().size(); i++) {
            checks.add(new StopConditionCheck(run.plan().stops().get(i), i + 1));
        }
        run.plan().expectations().forEach(expectation -> checks.add(ClaimChecks.of(run.plan(), expectation)));
        return checks;
    }

    /** One for each check, in their order. No check knows of another, so they may be asked at once. */
    private static List<Ruling> rulings(List<Check> checks, RunRecord run) {
        return checks.parallelStream().map(check -> ruling(check, run)).toList();
    }

    private static List<Finding> findings(
            List<Check> checks, List<Ruling> rulings, ReadBreakers breakers, RunRecord run) {
        Map<String, Integer> timesSeen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check.Claimed claimed = checks.get(i).claimed();
            Ruling ruling = BreakerReadings.weighed(claimed, rulings.get(i), breakers.readings(), run);
            findings.add(finding(claimed, ruling, timesSeen));
        }
        breakers.checks().forEach(check -> findings.add(finding(check, run, timesSeen)));
        return findings;
    }

    private static List<Finding> weighed(List<Finding> findings, Optional<StoppedRun> stopped, RunRecord run) {
        List<Finding> seen = stopped.map(stop -> stop.reconsidered(findings)).orElse(findings);
        boolean isInDoubt = seen.stream()
                .filter(ValidityChecks::isDoubt)
                .anyMatch(finding -> stopped.isEmpty() || !stopped.get().isMoot(finding));
        return isInDoubt ? seen.stream().map(finding -> inDoubt(finding, run)).toList() : seen;
    }

    private static Finding inDoubt(Finding finding, RunRecord run) {
        boolean isExcused =
                !NEVER_EXCUSED.contains(finding.claim()) || RecordWholeCheck.mayExplain(finding.claim(), run);
        if (finding.grade() != Grade.FAIL || !isExcused) {
            return finding;
        }
        return finding.inconclusive(finding.why() + IN_DOUBT);
    }

    private static Grade worst(Stream<Grade> grades) {
        return grades.max(Comparator.naturalOrder()).orElse(Grade.INCONCLUSIVE);
    }

    static Finding finding(Check check, RunRecord run, Map<String, Integer> timesSeen) {
        return finding(check.claimed(), ruling(check, run), timesSeen);
    }

    private static Finding finding(Check.Claimed claimed, Ruling ruling, Map<String, Integer> timesSeen) {
        String id = claimed.claim() + "/" + claimed.subject();
        int seen = timesSeen.merge(id, 1, Integer::sum);
        return new Finding(
                seen == 1 ? id : id + "/" + seen,
                claimed.claim(),
                claimed.sentence(),
                ruling.grade(),
                claimed.expected(),
                ruling.measured(),
                ruling.why(),
                claimed.source(),
                ruling.evidence());
    }

    static Ruling ruling(Check check, RunRecord run) {
        try {
            return check.rule(run);
        } catch (Unjudgeable unsettled) {
            return Ruling.inconclusive("", String.valueOf(unsettled.getMessage()), List.of());
        } catch (RuntimeException crash) {
            return Ruling.inconclusive("", "the check crashed: " + crash, List.of());
        }
    }
}
