package io.ridethrough.results.verdict;

import java.util.List;

/**
 * What one check found.
 *
 * @param id stable and unique within a verdict, such as {@code completion/guest-checkout}
 * @param claim the kind of claim, such as {@code completion}, or {@code validity} for a check of the run itself
 * @param sentence the claim as a person would say it
 * @param grade what it came to
 * @param expected what was expected, in short, such as {@code ≥ 99 %}
 * @param measured what was measured, in short, such as {@code 97.2 % (slow)}
 * @param why the reason for the grade, in a sentence that names the cause; empty when it passed plainly
 * @param source where it was read: {@code client}, {@code wire}, {@code application} or {@code ledger}
 * @param evidence where to look in the run's record
 */
public record Finding(
        String id,
        String claim,
        String sentence,
        Grade grade,
        String expected,
        String measured,
        String why,
        String source,
        List<Evidence> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** The same, settled by nothing after all. */
    public Finding inconclusive(String reason) {
        return new Finding(id, claim, sentence, Grade.INCONCLUSIVE, expected, measured, reason, source, evidence);
    }

    /**
     * A window of the timeline in which to look.
     *
     * @param series the series to look at, such as {@code latency/guest-checkout/place-order}
     * @param fromMillis start, milliseconds after the start of load
     * @param toMillis end, milliseconds after the start of load
     */
    public record Evidence(String series, long fromMillis, long toMillis) {}
}
