package io.ridethrough.results.checks;

import io.ridethrough.results.run.Sample;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the application said of where an inference answer came from: a source, then parameters after semicolons, as in
 * {@code model} and {@code fallback; reason=open}. Anything else names no source that is known here.
 *
 * @param source the first token, empty when the application said nothing
 * @param reason why it was not the model, empty when it was not said
 */
record Told(String source, String reason) {

    private static final String REASON = "reason=";

    /** What the reference store says for the most part: read once, since each request is asked often. */
    private static final Map<String, Told> USUAL = Stream.concat(
                    Stream.of("", "model"),
                    Stream.of("timeout", "open", "bulkhead", "error", "invalid")
                            .map(reason -> "fallback; " + REASON + reason))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Told::read));

    static Told by(Sample sample) {
        String said = sample.inference();
        Told usual = USUAL.get(said);
        return usual == null ? read(said) : usual;
    }

    private static Told read(String said) {
        int end = said.indexOf(';');
        return end < 0
                ? new Told(said.strip(), "")
                : new Told(said.substring(0, end).strip(), reason(said, end));
    }

    /** The first reason among the parameters after a semicolon. */
    private static String reason(String said, int semicolon) {
        for (int begin = semicolon; begin >= 0; ) {
            int end = said.indexOf(';', begin + 1);
            String parameter =
                    said.substring(begin + 1, end < 0 ? said.length() : end).strip();
            if (parameter.startsWith(REASON)) {
                return parameter.substring(REASON.length()).strip();
            }
            begin = end;
        }
        return "";
    }

    boolean isNothing() {
        return source.isEmpty();
    }

    boolean isModel() {
        return source.equals("model");
    }

    boolean isFallback() {
        return source.equals("fallback");
    }

    /** Whether it answered without asking the model. */
    boolean isShutOut() {
        return isOpenBreaker() || isFullBulkhead();
    }

    /** Whether an open breaker let no call through. */
    boolean isOpenBreaker() {
        return isFallback() && reason.equals("open");
    }

    /** Whether it says that the model was called: it answered, or its call came to nothing for a reason that was given. */
    boolean isOfACall() {
        return isModel() || isFallback() && !reason.isEmpty() && !isShutOut();
    }

    /** Whether too many calls were under way: that says nothing of a breaker. */
    boolean isFullBulkhead() {
        return isFallback() && reason.equals("bulkhead");
    }
}
