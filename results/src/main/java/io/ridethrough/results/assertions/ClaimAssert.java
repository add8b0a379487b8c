package io.ridethrough.results.assertions;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.Collection;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.description.Description;
import org.jspecify.annotations.Nullable;

/**
 * What all assertions on a run have in common: each is a claim, judged as if the scenario had made it.
 *
 * <p>FAIL is an {@link AssertionError}. What the run cannot tell is a {@link RunInDoubtException}, and so is anything else that
 * is asserted of a run in doubt: such a run holds nothing against the system under test, and never passes.
 */
abstract class ClaimAssert<SELF extends ClaimAssert<SELF>> extends AbstractAssert<SELF, FinishedRun> {

    ClaimAssert(FinishedRun run, Class<SELF> type) {
        super(run, type);
    }

    /** Judges a claim. */
    final SELF claim(Expectation claim) {
        return settle(Judge.judge(actual.recorded(), claim));
    }

    /** Passes if a finding does in a run that is in no doubt. */
    final SELF settle(Finding finding) {
        if (finding.grade() == Grade.FAIL) {
            throw failed(finding.measured(), finding.expected(), FindingText.failed(finding, actual));
        }
        if (finding.grade() == Grade.INCONCLUSIVE || !actual.doubts().isEmpty()) {
            throw inDoubt(FindingText.undecided(finding, actual));
        }
        return myself;
    }

    /** The error for something that does not hold. */
    final AssertionError failed(Object measured, Object expected, String text) {
        return failureWithActualExpected(measured, expected, "%s", text);
    }

    /** The exception for something that cannot be told. */
    final RunInDoubtException inDoubt(String text) {
        Description said = description();
        return new RunInDoubtException(said == null ? text : "[" + said.value() + "] " + text);
    }

    /** Has a further assertion described as this one is. */
    final <A extends ClaimAssert<A>> A described(A further) {
        Description said = description();
        return said == null ? further : further.as(said);
    }

    private @Nullable Description description() {
        return getWritableAssertionInfo().description();
    }

    /**
     * A name that the run knows.
     *
     * @param what such as {@code phase}
     * @throws IllegalArgumentException when it does not: a mistake of the test, which says nothing of the system under test
     */
    final String known(String what, String name, Collection<String> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("the run " + actual.verdict().runId() + " has no " + what + " \"" + name
                    + "\"; it has " + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return name;
    }
}
