package io.ridethrough.faults.proxy.toxics;

import java.util.Locale;
import java.util.Map;

/**
 * What inference faults do, to each HTTP exchange of a proxy that is declared HTTP-aware. A token is an event of an event
 * stream whose delta or text isn't empty, or any event but {@code [DONE]} where events have no choices.
 */
public sealed interface InferenceAttributes extends ToxicAttributes {

    /** How an answer is cut short. */
    enum Cut {
        /** The HTTP message ends in good form, without {@code [DONE]}. */
        FINISH,
        /** The connection is closed with the message incomplete, as when a process dies. */
        CLOSE,
        /** The connection is reset. */
        RESET;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first token of an answer is late; the head of an event stream is not, any other answer is from its head on. */
    record FirstToken(Delay delay) implements InferenceAttributes {
        @Override
        public String type() {
            return "first_token";
        }
    }

    /** Each token after the first is late against the one before it; with {@code afterTokens} above 0, only what follows that many tokens is, once. */
    record TokenStall(Delay delay, int afterTokens) implements InferenceAttributes {
        @Override
        public String type() {
            return "token_stall";
        }
    }

    /** The answer ends after {@code afterTokens} tokens, or at its first byte of content where there are no tokens. */
    record CutStream(int afterTokens, Cut how) implements InferenceAttributes {
        @Override
        public String type() {
            return "cut_stream";
        }
    }

    /**
     * The answer ends within the event, or the document, that follows {@code afterTokens} tokens, after {@code percent}
     * percent of its bytes.
     */
    record TruncateFrame(int afterTokens, Cut how, int percent) implements InferenceAttributes {
        /** In its middle. */
        public TruncateFrame(int afterTokens, Cut how) {
            this(afterTokens, how, 50);
        }

        @Override
        public String type() {
            return "truncate_frame";
        }
    }

    /** The request never reaches the upstream and is answered with an error status, such as 429 or 503. */
    record HttpError(int status, long retryAfterSeconds, boolean hasRetryAfter) implements InferenceAttributes {
        @Override
        public String type() {
            return "http_error";
        }
    }

    /** The JSON of the event that follows {@code afterTokens} tokens, or of the document, does not parse; its frame is whole. */
    record MalformedJson(int afterTokens) implements InferenceAttributes {
        @Override
        public String type() {
            return "malformed_json";
        }
    }

    /** Each key is replaced with its value in what the model says, also where tokens cut it in pieces. */
    record WrongContent(Map<String, String> replacements) implements InferenceAttributes {
        public WrongContent {
            replacements = Map.copyOf(replacements);
        }

        @Override
        public String type() {
            return "wrong_content";
        }
    }

    /** The answer says that another model made it; an empty fingerprint leaves that as it is. */
    record ModelVersion(String model, String systemFingerprint) implements InferenceAttributes {
        @Override
        public String type() {
            return "model_version";
        }
    }

    /** The body of a request passes at {@code kilobytesPerSecond}, 1 kB being 1000 bytes. */
    record SlowUpload(long kilobytesPerSecond) implements InferenceAttributes {
        @Override
        public String type() {
            return "slow_upload";
        }
    }
}
