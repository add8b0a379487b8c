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
        ModelCalls modelCalls) {

    public RunRecord {
        journal = List.copyOf(journal);
        samples = new KeptSamples(samples);
        journeys = List.copyOf(journeys);
        claims = List.copyOf(claims);
        attempts = List.copyOf(attempts);
        shownAnswers = List.copyOf(shownAnswers);
    }

    /** The record of a run whose application keeps no log. */
    public RunRecord(
            RunPlan plan,
            List<JournalEvent> journal,
            List<Sample> samples,
            List<Journey> journeys,
            List<Claim> claims,
            List<Attempt> attempts,
            Optional<Ledger> ledger,
            Golden golden,
            Egress egress,
            List<ShownAnswer> shownAnswers) {
        this(plan, journal, samples, journeys, claims, attempts, ledger, golden, egress, shownAnswers, ModelCalls.NONE);
    }

    /** The record of a run of which nobody saw what left it, or whose its answers were. */
    public RunRecord(
            RunPlan plan,
            List<JournalEvent> journal,
            List<Sample> samples,
            List<Journey> journeys,
            List<Claim> claims,
            List<Attempt> attempts,
            Optional<Ledger> ledger,
            Golden golden) {
        this(plan, journal, samples, journeys, claims, attempts, ledger, golden, Egress.NONE, List.of());
    }

    /** The record of a run without a watch. */
    public RunRecord(
            RunPlan plan,
            List<JournalEvent> journal,
            List<Sample> samples,
            List<Journey> journeys,
            List<Claim> claims,
            List<Attempt> attempts,
            Optional<Ledger> ledger) {
        this(plan, journal, samples, journeys, claims, attempts, ledger, Golden.NONE);
    }

    /** The samples of one step of a flow, in their order. */
    public List<Sample> samples(String flow, String step) {
        return samples instanceof KeptSamples kept ? kept.of(flow, step) : List.of();
    }

    /**
     * Something made of this record and nothing else, worked out once for all who ask.
     *
     * @param key stands for that value in this record, and for no other
     */
    public <T> T derived(Object key, Supplier<T> how) {
        return samples instanceof KeptSamples kept ? kept.derived(key, how) : how.get();
    }
}
