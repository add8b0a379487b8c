package io.ridethrough.results.assertions;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;

/** Assertions on a run as a whole, and the way to those on its phases. */
public final class RunAssert extends ClaimAssert<RunAssert> {

    RunAssert(FinishedRun run) {
        super(run, RunAssert.class);
    }

    /** All that the scenario claims holds. */
    public RunAssert hasPassed() {
        return switch (actual.grade()) {
            case PASS -> this;
            case FAIL -> throw failed(actual.grade(), Grade.PASS, FindingText.verdict("The run did not pass.", actual));
            case INCONCLUSIVE -> throw inDoubt(FindingText.verdict("The run cannot tell.", actual));
        };
    }

    /** Something that the scenario claims does not hold: for tests of the tests, with a defect planted. */
    public RunAssert hasFailed() {
        return switch (actual.grade()) {
            case FAIL -> this;
            case PASS -> throw failed(actual.grade(), Grade.FAIL, FindingText.verdict("The run did not fail.", actual));
            case INCONCLUSIVE -> throw inDoubt(FindingText.verdict("The run cannot tell.", actual));
        };
    }

    /** The run can neither pass nor fail. */
    public RunAssert isInconclusive() {
        if (actual.grade() != Grade.INCONCLUSIVE) {
            throw failed(
                    actual.grade(), Grade.INCONCLUSIVE, FindingText.verdict("The run is not inconclusive.", actual));
        }
        return this;
    }

    /** The run itself can be relied on, whatever it came to. */
    public RunAssert isNotInDoubt() {
        if (!actual.doubts().isEmpty()) {
            throw inDoubt(FindingText.inDoubt("The run itself is in doubt.", actual));
        }
        return this;
    }

    /**
     * One of the findings of the run's verdict.
     *
     * @param id such as {@code breaker-opens/advice}, as the report has it
     * @throws IllegalArgumentException when the verdict has none of that id
     */
    @CheckReturnValue
    public FindingAssert finding(String id) {
        List<Finding> findings = actual.verdict().findings();
        String known = known("finding", id, findings.stream().map(Finding::id).toList());
        return described(new FindingAssert(
                actual,
                findings.stream()
                        .filter(finding -> finding.id().equals(known))
                        .findFirst()
                        .orElseThrow()));
    }

    /** Claims hold that the scenario could have made: the whole vocabulary of its {@code expect} list. */
    public RunAssert holds(Expectation... claims) {
        for (Expectation claim : claims) {
            claim(claim);
        }
        return this;
    }

    /** Each order that a client was told of exists once, with its charge, and nothing is sold beyond its stock. */
    public RunAssert reconcilesOrders() {
        return claim(new Expectation.OrdersReconcile());
    }

    /**
     * What is due to begin during one phase.
     *
     * @throws IllegalArgumentException when the run has no such phase, or does not judge it
     */
    @CheckReturnValue
    public PhaseAssert inPhase(String phase) {
        return inPhases(phase);
    }

    /** The same of several phases: what is asserted has to hold in each of them by itself. */
    @CheckReturnValue
    public PhaseAssert inPhases(String phase, String... more) {
        List<String> phases = new ArrayList<>();
        phases.add(judged(phase));
        for (String another : more) {
            phases.add(judged(another));
        }
        return described(new PhaseAssert(actual, phases));
    }

    /** The same of every phase that the run judges. */
    @CheckReturnValue
    public PhaseAssert inEveryPhase() {
        return described(new PhaseAssert(actual, judged()));
    }

    private String judged(String phase) {
        return known("judged phase", phase, judged());
    }

    private List<String> judged() {
        return actual.recorded().plan().phases().stream()
                .filter(PlannedPhase::judged)
                .map(PlannedPhase::name)
                .toList();
    }
}
