package io.ridethrough.results.checks;

import io.ridethrough.results.run.Sample;
import java.util.Arrays;

/**
 * What the application said of where an inference answer came from: a source, then parameters after semicolons, as in
 * {@code model} and {@code fallback; reason=open}. Anything else names no source that is known here.
 *
 * @param source the first token, empty when the application said nothing
 * @param reason why it was not the model, empty when it was not said
 */
record Told(String source, String reason) {

    private static final String REASON = "reason=";

    static Told by(Sample sample) {
        if (sample.inference().indexOf(';') < 0) {
            return new Told(sample.inference().strip(), "");
        }
        String[] parts = sample.inference().split(";", -1);
        String reason = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith(REASON))
                .map(parameter -> parameter.substring(REASON.length()).strip())
                .findFirst()
                .orElse("");
        return new Told(parts[0].strip(), reason);
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
