package io.ridethrough.results.stop;

import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast a flow's error budget burns: of the requests that ended in the last {@code over},
 *
 * <pre>share = ended in an error / (all − cut off by the end of the run)</pre>
 *
 * with errors as the claim {@code errors-shown} has them. The window moves on in steps of 100 ms, and holds the step under
 * way: it is up to 100 ms shorter than {@code over}, never longer. Memory is bounded by the number of steps.
 *
 * <p>Requests are told in about the order in which they ended; one that ended before the window is too late to count. Not
 * safe for several threads.
 */
public final class BudgetBurn {

    /** How finely the window moves. */
    public static final Duration STEP = Duration.ofMillis(100);

    private static final long STEP_MICROS = STEP.toNanos() / 1_000;

    private final ErrorBudget budget;
    private final int[] requests;
    private final int[] errors;
    private long newestStep = Long.MIN_VALUE;
    private int requestsInWindow;
    private int errorsInWindow;
    private Optional<Burn> worst = Optional.empty();

    /**
     * @param budget its window at least one step long
     */
    public BudgetBurn(ErrorBudget budget) {
        int steps = (int) Math.max(1, budget.over().dividedBy(STEP));
        this.budget = budget;
        this.requests = new int[steps];
        this.errors = new int[steps];
    }

    /**
     * A request of any flow has ended.
     *
     * @return the state of the window when, with this request, it is above the bound; empty while the budget holds
     */
    public Optional<Burn> ended(Sample sample) {
        if (!sample.flow().equals(budget.flow()) || sample.outcome() == Outcome.ABORTED) {
            return Optional.empty();
        }
        long step = Math.floorDiv(sample.endedAt(), STEP_MICROS);
        moveOnTo(step);
        if (step <= newestStep - requests.length) {
            return Optional.empty();
        }
        int slot = slot(step);
        requests[slot]++;
        requestsInWindow++;
        if (sample.outcome() != Outcome.OK) {
            errors[slot]++;
            errorsInWindow++;
        }
        return look(sample.endedAt());
    }

    /** The highest share so far, of windows with enough requests; empty when there was none. */
    public Optional<Burn> worst() {
        return worst;
    }

    private Optional<Burn> look(long atMicros) {
        if (requestsInWindow < budget.fewestRequests()) {
            return Optional.empty();
        }
        Burn now = new Burn(atMicros, errorsInWindow, requestsInWindow);
        if (worst.isEmpty() || now.share() > worst.get().share()) {
            worst = Optional.of(now);
        }
        return now.share() > budget.atMost() ? Optional.of(now) : Optional.empty();
    }

    private void moveOnTo(long step) {
        if (newestStep == Long.MIN_VALUE) {
            newestStep = step;
        }
        long first = Math.max(newestStep + 1, step - requests.length + 1);
        for (long entered = first; entered <= step; entered++) {
            clear(slot(entered));
        }
        newestStep = Math.max(newestStep, step);
    }

    private void clear(int slot) {
        requestsInWindow -= requests[slot];
        errorsInWindow -= errors[slot];
        requests[slot] = 0;
        errors[slot] = 0;
    }

    private int slot(long step) {
        return (int) Math.floorMod(step, (long) requests.length);
    }

    /**
     * A window's state.
     *
     * @param atMicros when its last request ended, microseconds since the Unix epoch
     * @param errors requests that ended in an error
     * @param requests all that ended by themselves, at least one
     */
    public record Burn(long atMicros, int errors, int requests) {

        public double share() {
            return (double) errors / requests;
        }
    }
}
