package io.ridethrough.results.histogram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import org.HdrHistogram.Histogram;

/**
 * An HdrHistogram as one line of text: its compressed encoding, version 2, in Base64, which its implementations in other
 * languages read too. Damage is found by the checksum that ends the compressed part.
 */
public final class HistogramText {
    /** No distribution of a run needs more; a longer text is not one of ours. */
    public static final int LONGEST = 512 * 1024;

    /** Before the compressed part stand the format's number and a length. */
    private static final int COMPRESSED_FROM = 8;

    private static final int LARGEST_PLAIN_BYTES = 1 << 20;

    private HistogramText() {}

    /** Without line breaks. */
    public static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Reads what {@link #encode} wrote, here or elsewhere.
     *
     * @throws IllegalArgumentException with a short reason when the text is something else, or damaged
     */
    public static Histogram decode(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a histogram of " + text.length() + " characters is too long");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the histogram is not Base64", e);
        }
        try {
            verify(bytes);
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | IOException | RuntimeException e) {
            // What the library throws for bytes that are not its own is a matter of chance.
            throw new IllegalArgumentException("the histogram is damaged", e);
        }
    }

    /** The library stops reading before the checksum. */
    private static void verify(byte[] bytes) throws IOException {
        try (InflaterInputStream compressed = new InflaterInputStream(
                new ByteArrayInputStream(bytes, COMPRESSED_FROM, bytes.length - COMPRESSED_FROM))) {
            if (compressed.readNBytes(LARGEST_PLAIN_BYTES).length == LARGEST_PLAIN_BYTES) {
                throw new IOException("over " + LARGEST_PLAIN_BYTES + " bytes");
            }
        }
    }
}
