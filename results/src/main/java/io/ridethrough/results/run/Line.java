package io.ridethrough.results.run;

import java.nio.charset.StandardCharsets;

/** One line of a file, without its line feed, where it lies in the block that was read: {@code length} bytes of UTF-8. */
record Line(byte[] block, int from, int length) {

    /** As a text of its own. */
    @Override
    public String toString() {
        return new String(block, from, length, StandardCharsets.UTF_8);
    }
}
