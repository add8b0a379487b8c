package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The short texts that were read not long ago in one reading, so that one that comes again is given once more instead of a new
 * one that is equal: the names of flows, steps and clients stand in each line of a record. Forgets, so that texts that come once
 * cost no memory. For one thread.
 */
final class RecentTexts {

    /** Longer ones are digests and addresses, which seldom come again. */
    private static final int LONGEST = 40;

    private static final int SLOTS = 4096;

    /** By their hash. */
    private final @Nullable String[] recent = new String[SLOTS];

    /** The text that a parser is at. */
    private String text(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        return length > LONGEST ? parser.getText() : known(parser.getTextCharacters(), parser.getTextOffset(), length);
    }

    private String known(char[] characters, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        String known = recent[slot];
        if (known == null || !isText(known, characters, from, length)) {
            known = new String(characters, from, length);
            recent[slot] = known;
        }
        return known;
    }

    private static boolean isText(String known, char[] characters, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads texts as usual, and by the recent ones of the reading where it has some. */
    static final class Deserializer extends StringDeserializer {
        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                            && context.getAttribute(RecentTexts.class) instanceof RecentTexts recent
                    ? recent.text(parser)
                    : super.deserialize(parser, context);
        }
    }
}
