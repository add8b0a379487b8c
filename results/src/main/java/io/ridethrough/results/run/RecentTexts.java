package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts as usual, and gives a short one that was read not long ago once more instead of a new one that is equal: the
 * names of flows, steps and clients stand in each line of a record. Forgets, so that texts that come once cost no memory.
 */
final class RecentTexts extends StringDeserializer {
    private static final long serialVersionUID = 1;

    /** Longer ones are digests and addresses, which seldom come again. */
    private static final int LONGEST = 40;

    private static final int SLOTS = 4096;

    /** By their hash; without a lock, as a text that another thread did not see is only read anew. */
    private final transient @Nullable String[] recent = new String[SLOTS];

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return super.deserialize(parser, context);
        }
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
}
