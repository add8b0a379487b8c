package io.ridethrough.results.tracing;

/**
 * A run's own trace, beside those of its journeys: what the run did, and when. Its ids follow from the run's id, so that runs
 * with one seed, whose journeys share their traces, still have one each:
 *
 * <pre>
 * trace id = the first 32 digits of SHA-256("run/RUN ID")
 * span id  = the first 16 digits of SHA-256("TRACE ID/WHAT")
 * </pre>
 *
 * in lower-case hexadecimal, of texts in UTF-8. No journey's text begins with {@code run/}: a seed is a number.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all of them 0
 */
public record RunTrace(String traceId) {

    /** @param runId name of the run's folder */
    public static RunTrace of(String runId) {
        return new RunTrace(JourneyTrace.firstDigits("run/" + runId, JourneyTrace.TRACE_ID_DIGITS));
    }

    /** The id of the run as a whole. */
    public String rootId() {
        return spanId("run");
    }

    /**
     * The id of a part of the run.
     *
     * @param what names it within the run, such as {@code phase/slow}
     */
    public String spanId(String what) {
        return JourneyTrace.firstDigits(traceId + "/" + what, JourneyTrace.PARENT_ID_DIGITS);
    }
}
