package io.ridethrough.results.tracing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A journey's place in somebody's tracing, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>, level 1,
 * has it: a trace id of its own, and a parent id for each of its requests. Both follow from the run's seed and from what a
 * sample tells, so that a trace is found from a run's records, and the journey from its trace:
 *
 * <pre>
 * trace id  = digits 1 to 32 of SHA-256("SEED/FLOW/USER")
 * parent id = digits 33 to 40 of the same, and digits 1 to 8 of SHA-256("STEP")
 * </pre>
 *
 * in lower-case hexadecimal, of texts in UTF-8: what a request has to add is known before the load. A journey makes each of its
 * steps once, so that no two of its requests share a parent id. An id of zeros alone means nothing to the standard: the last
 * digit of one, and of a step's eight, would be 1 instead.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all of them 0
 * @param parentStart the 8 digits that every parent id of the journey begins with
 */
public record JourneyTrace(String traceId, String parentStart) {

    static final int TRACE_ID_DIGITS = 32;
    static final int PARENT_ID_DIGITS = 16;
    private static final int PARENT_START_DIGITS = PARENT_ID_DIGITS - TracedStep.DIGITS;
    private static final String ZEROS = "0".repeat(TRACE_ID_DIGITS);
    private static final HexFormat HEX = HexFormat.of();

    /**
     * The trace of a journey.
     *
     * @param seed the run's
     * @param flow such as {@code guest-checkout}
     * @param user index of the arrival within its flow, from 0
     */
    public static JourneyTrace of(long seed, String flow, int user) {
        String digits = digits(seed + "/" + flow + "/" + user, TRACE_ID_DIGITS + PARENT_START_DIGITS);
        return new JourneyTrace(notZero(digits.substring(0, TRACE_ID_DIGITS)), digits.substring(TRACE_ID_DIGITS));
    }

    /** The parent id that the request of a step names: 16 lower-case hexadecimal digits, not all of them 0. */
    public String parentId(String step) {
        return parentStart + TracedStep.of(step).digits();
    }

    /** The id of the journey as a whole, above all of its requests: the parent id of a step without a name, which none is. */
    public String spanId() {
        return parentId("");
    }

    /** Header {@code traceparent} of the request of a step: of version 00, and sampled. */
    public String traceparent(TracedStep step) {
        return "00-" + traceId + "-" + parentStart + step.digits() + "-01";
    }

    /** The beginning of a text's hash, in hexadecimal: an id that anybody can compute, never of zeros alone. */
    static String firstDigits(String text, int count) {
        return notZero(digits(text, count));
    }

    private static String digits(String text, int count) {
        return HEX.formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)), 0, count / 2);
    }

    static String notZero(String digits) {
        return ZEROS.startsWith(digits) ? digits.substring(1) + "1" : digits;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
