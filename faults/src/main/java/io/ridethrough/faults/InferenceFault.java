package io.ridethrough.faults;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A way in which a model server fails, exchange by exchange: it needs an injector that knows HTTP and tokens. A token is
 * an event of an event stream that carries text.
 */
public sealed interface InferenceFault extends Fault {

    /** How an answer is cut short. */
    enum Cut {
        /** The HTTP message ends in good form, without {@code [DONE]}. */
        FINISH("finished without [DONE]"),
        /** The connection is closed, as when a process dies. */
        CLOSE("connection closed"),
        /** The connection is reset. */
        RESET("connection reset");

        private final String description;

        Cut(String description) {
            this.description = description;
        }

        /** As scenario files and the API spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String description() {
            return description;
        }
    }

    /** The first token of each answer is late. */
    record FirstToken(Lateness delay) implements InferenceFault {
        @Override
        public String kind() {
            return "first-token";
        }

        @Override
        public String description() {
            return "first token " + delay.description() + " late";
        }
    }

    /** Each token after the first is late, or, with {@code afterTokens} above 0, what follows that many tokens is, once. */
    record TokenStall(Lateness delay, int afterTokens) implements InferenceFault {
        public TokenStall {
            requireTokens(afterTokens);
        }

        @Override
        public String kind() {
            return "token-stall";
        }

        @Override
        public String description() {
            return afterTokens == 0
                    ? "each token " + delay.description() + " late"
                    : "stall of " + delay.description() + " after " + tokens(afterTokens);
        }
    }

    /** Answers end after {@code afterTokens} tokens. */
    record CutStream(int afterTokens, Cut how) implements InferenceFault {
        public CutStream {
            requireTokens(afterTokens);
        }

        @Override
        public String kind() {
            return "cut-stream";
        }

        @Override
        public String description() {
            return "answers cut " + (afterTokens == 0 ? "before the first token" : "after " + tokens(afterTokens))
                    + ": " + how.description();
        }
    }

    /**
     * Answers end within the frame that follows {@code afterTokens} tokens.
     *
     * @param passedPercent how much of that frame passes, from 1 to 99
     */
    record TruncateFrame(int afterTokens, Cut how, int passedPercent) implements InferenceFault {
        /** How much passes unless something else is asked for. */
        public static final int HALF = 50;

        public TruncateFrame {
            requireTokens(afterTokens);
            if (passedPercent < 1 || passedPercent > 99) {
                throw new IllegalArgumentException("of a truncated frame 1 to 99 percent passes, not " + passedPercent);
            }
        }

        /** Half of the frame passes. */
        public TruncateFrame(int afterTokens, Cut how) {
            this(afterTokens, how, HALF);
        }

        @Override
        public String kind() {
            return "truncate-frame";
        }

        @Override
        public String description() {
            return "answers cut within the " + (afterTokens == 0 ? "first frame" : "frame after " + tokens(afterTokens))
                    + (passedPercent == HALF ? "" : ", of which " + passedPercent + " % passes") + ": "
                    + how.description();
        }
    }

    /**
     * Requests never reach the dependency and are answered with an error status, 400 to 599.
     *
     * @param retryAfter what clients are told to wait, in whole seconds as HTTP has it
     */
    record HttpError(int status, Optional<Duration> retryAfter) implements InferenceFault {
        public HttpError {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("not an error status: " + status);
            }
            retryAfter.ifPresent(wait -> {
                if (wait.isNegative() || wait.toNanosPart() != 0) {
                    throw new IllegalArgumentException("retry-after is not a whole number of seconds: " + wait);
                }
            });
        }

        @Override
        public String kind() {
            return "http-error";
        }

        @Override
        public String description() {
            return "answers " + status
                    + retryAfter
                            .map(wait -> ", retry after " + wait.toSeconds() + " s")
                            .orElse("");
        }
    }

    /** The JSON of an answer, or of the event that follows {@code afterTokens} tokens, does not parse. */
    record MalformedJson(int afterTokens) implements InferenceFault {
        public MalformedJson {
            requireTokens(afterTokens);
        }

        @Override
        public String kind() {
            return "malformed-json";
        }

        @Override
        public String description() {
            return "JSON that does not parse" + (afterTokens == 0 ? "" : " after " + tokens(afterTokens));
        }
    }

    /** What the model says is plausible but wrong: each key is replaced with its value. */
    record WrongContent(Map<String, String> replacements) implements InferenceFault {
        public WrongContent {
            // Sorted, so that the same fault always does the same.
            replacements = Collections.unmodifiableSortedMap(new TreeMap<>(replacements));
            if (replacements.isEmpty() || replacements.containsKey("")) {
                throw new IllegalArgumentException("nothing to replace");
            }
        }

        @Override
        public String kind() {
            return "wrong-content";
        }

        @Override
        public String description() {
            return "wrong content: "
                    + replacements.entrySet().stream()
                            .map(entry -> entry.getKey() + " becomes " + entry.getValue())
                            .collect(Collectors.joining(", "));
        }
    }

    /** Answers name another model. */
    record ModelVersion(String model) implements InferenceFault {
        public ModelVersion {
            if (model.isBlank()) {
                throw new IllegalArgumentException("no model is named");
            }
        }

        @Override
        public String kind() {
            return "model-version";
        }

        @Override
        public String description() {
            return "answers say that " + model + " made them";
        }
    }

    /** The bodies of requests pass at {@code kilobytesPerSecond} (1 kB = 1000 bytes), at least 1. */
    record SlowUpload(long kilobytesPerSecond) implements InferenceFault {
        public SlowUpload {
            if (kilobytesPerSecond < 1) {
                throw new IllegalArgumentException("upload rate is below 1 kB/s: " + kilobytesPerSecond);
            }
        }

        @Override
        public String kind() {
            return "slow-upload";
        }

        @Override
        public String description() {
            return "requests upload at " + kilobytesPerSecond + " kB/s";
        }
    }

    private static void requireTokens(int afterTokens) {
        if (afterTokens < 0) {
            throw new IllegalArgumentException("a negative number of tokens: " + afterTokens);
        }
    }

    private static String tokens(int count) {
        return count == 1 ? "1 token" : count + " tokens";
    }
}
