package io.ridethrough.environments.model.tokenizer;

import java.util.Arrays;

/**
 * GPT-2's printable stand-in for each byte, in which vocabularies and merges are written. Printable Latin-1 bytes stand
 * for themselves; the others, in order, for U+0100 and following, so that a space is {@code Ġ}.
 */
public final class ByteAlphabet {
    private static final char[] LETTERS = letters();
    private static final int[] BYTES = bytes();

    private ByteAlphabet() {}

    /** The stand-in for a byte, given as 0 to 255. */
    public static char letter(int unsignedByte) {
        return LETTERS[unsignedByte];
    }

    /** The bytes in their written form. */
    public static String write(byte[] bytes) {
        StringBuilder letters = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            letters.append(LETTERS[Byte.toUnsignedInt(b)]);
        }
        return letters.toString();
    }

    /**
     * The bytes behind a written form.
     *
     * @throws IllegalArgumentException when it holds a character that stands for no byte
     */
    static byte[] read(String letters) {
        byte[] bytes = new byte[letters.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = letters.charAt(i);
            if (letter >= BYTES.length || BYTES[letter] < 0) {
                throw new IllegalArgumentException("U+" + Integer.toHexString(letter) + " stands for no byte");
            }
            bytes[i] = (byte) BYTES[letter];
        }
        return bytes;
    }

    private static char[] letters() {
        char[] letters = new char[256];
        char next = 256;
        for (int b = 0; b < letters.length; b++) {
            boolean isPrintable = (b > ' ' && b <= '~') || (b >= 0xa1 && b != 0xad);
            letters[b] = isPrintable ? (char) b : next++;
        }
        return letters;
    }

    private static int[] bytes() {
        int[] bytes = new int[512];
        Arrays.fill(bytes, -1);
        for (int b = 0; b < LETTERS.length; b++) {
            bytes[LETTERS[b]] = b;
        }
        return bytes;
    }
}
