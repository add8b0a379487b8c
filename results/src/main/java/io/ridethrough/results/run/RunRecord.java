package io.ridethrough.results.run;

import io.ridethrough.results.plan.RunPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything a run left behind, read back: the only input of judging and reporting.
 *
 * @param ledger empty when the run ended before the ledger was read
 * @param golden what the watch over golden prompts left, {@link Golden#NONE} without one
 * @param egress what left the system under test, {@link Egress#NONE} without a recorder
 * @param shownAnswers whose the answers were that clients were shown; none where no flow looks
 * @param modelCalls the application's own log of its calls to models, {@link ModelCalls#NONE} without one
 * @param losses the files of its folder that are not all there
 */
public record RunRecord(
        RunPlan plan,
        List<JournalEvent> journal,
        List<Sample> samples,
        List<Journey> journeys,
        List<Claim> claims,
        List<Attempt> attempts,
        Optional<Ledger> ledger,
        Golden golden,
        Egress egress,
        List<ShownAnswer> shownAnswers,
        ModelCalls modelCalls,
        List<Loss> losses) {

    public RunRecord {
        journal = List.copyOf(journal);
        samples = new KeptSamples(samples);
        journeys = List.copyOf(journeys);
        claims = List.copyOf(claims);
        attempts = List.copyOf(attempts);
        shownAnswers = List.copyOf(shownAnswers);
        losses = List.copyOf(losses);
    }

    /** The record of a run beside which nobody watched: neither a model, nor what left the system under test. */
    public RunRecord(
            RunPlan plan,
            List<JournalEvent> journal,
            List<Sample> samples,
            List<Journey> journeys,
            List<Claim> claims,
            List<Attempt> attempts,
            Optional<Ledger> ledger) {
        this(
                plan,
                journal,
                samples,
                journeys,
                claims,
                attempts,
                ledger,
                Golden.NONE,
                Egress.NONE,
                List.of(),
                ModelCalls.NONE,
                List.of());
    }

    public RunRecord with(Golden other) {
        return beside(other, egress, shownAnswers, losses);
    }

    public RunRecord with(Egress other) {
        return beside(golden, other, shownAnswers, losses);
    }

    public RunRecord withShownAnswers(List<ShownAnswer> other) {
        return beside(golden, egress, other, losses);
    }

    /** The same, read from a folder that is not whole. */
    public RunRecord lacking(List<Loss> other) {
        return beside(golden, egress, shownAnswers, other);
    }

    private RunRecord beside(Golden watched, Egress left, List<ShownAnswer> shown, List<Loss> lost) {
        return new RunRecord(
                plan, journal, samples, journeys, claims, attempts, ledger, watched, left, shown, modelCalls, lost);
    }

    /** The samples of a flow, in their order. */
    public List<Sample> samples(String flow) {
        return kept().of(flow);
    }

    /** The samples of one step of a flow, in their order. */
    public List<Sample> samples(String flow, String step) {
        return kept().of(flow, step);
    }

    /**
     * Something made of this record and nothing else, worked out once for all who ask.
     *
     * @param key stands for that value in this record, and for no other
     */
    public <T> T derived(Object key, Supplier<T> how) {
        return kept().derived(key, how);
    }

    private KeptSamples kept() {
        return (KeptSamples) samples;
    }
}
