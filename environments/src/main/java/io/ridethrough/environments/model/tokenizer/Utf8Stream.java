package io.ridethrough.environments.model.tokenizer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes that arrive in pieces into text, holding back a character until its last byte is there. Broken sequences
 * become U+FFFD, so that the pieces joined are what decoding all bytes at once gives. For one thread.
 */
public final class Utf8Stream {
    /** Bytes of a sequence that may still become a character: one less than the longest has. */
    private static final int MOST_HELD_BYTES = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer held = ByteBuffer.allocate(MOST_HELD_BYTES);

    /** The characters that these bytes complete; empty while a character is unfinished. */
    public String append(byte[] bytes) {
        ByteBuffer input = ByteBuffer.allocate(held.position() + bytes.length);
        input.put(held.flip()).put(bytes).flip();
        held.clear();
        String text = decode(input, false);
        held.put(input);
        return text;
    }

    /** What is left at the end: U+FFFD for a character that never was finished, else nothing. */
    public String finish() {
        String text = decode(held.flip(), true);
        held.clear();
        decoder.reset();
        return text;
    }

    private String decode(ByteBuffer input, boolean isEnd) {
        CharBuffer text = CharBuffer.allocate(input.remaining());
        decoder.reset().decode(input, text, isEnd);
        return text.flip().toString();
    }
}
