package io.ridethrough.environments.egress;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Undoes the content codings of a body (RFC 9110, section 8.4.1): {@code gzip} and {@code deflate}, the latter with its
 * zlib header or, as some send it, without. Never makes more than the bytes that are asked for of it.
 */
final class ContentCodings {
    private static final int MOST_CODINGS = 3;
    private static final int ZLIB_METHOD_DEFLATE = 8;

    private ContentCodings() {}

    /**
     * A body as it was before it was coded.
     *
     * @param bytes those that could be had
     * @param isWhole whether they are all
     */
    record Plain(byte[] bytes, boolean isWhole) {}

    /** @param header of {@code Content-Encoding}, the last coding applied last */
    static Plain undo(byte[] body, String header, int mostBytes) {
        List<String> codings = Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        Plain plain = new Plain(body, true);
        if (codings.size() > MOST_CODINGS) {
            return new Plain(new byte[0], false);
        }
        for (int i = codings.size() - 1; i >= 0; i--) {
            Plain undone = undoOne(plain.bytes(), codings.get(i), mostBytes);
            plain = new Plain(undone.bytes(), plain.isWhole() && undone.isWhole());
        }
        return plain;
    }

    private static Plain undoOne(byte[] body, String coding, int mostBytes) {
        Inflater inflater = new Inflater(coding.equals("deflate") && !hasZlibHeader(body));
        try (InputStream coded = new ByteArrayInputStream(body);
                InputStream plain = switch (coding) {
                    case "gzip", "x-gzip" -> new GZIPInputStream(coded);
                    case "deflate" -> new InflaterInputStream(coded, inflater);
                    default -> throw new IOException("unknown coding");
                }) {
            return read(plain, mostBytes);
        } catch (IOException unreadable) {
            return new Plain(new byte[0], body.length == 0);
        } finally {
            inflater.end();
        }
    }

    private static Plain read(InputStream plain, int mostBytes) {
        byte[] bytes = new byte[mostBytes];
        int length = 0;
        boolean isWhole;
        try {
            int read = plain.read(bytes, length, mostBytes - length);
            while (read > 0) {
                length += read;
                read = plain.read(bytes, length, mostBytes - length);
            }
            isWhole = length < mostBytes || plain.read() < 0;
        } catch (EOFException cutOff) {
            // The connection ended in the middle; no more than this has left.
            isWhole = true;
        } catch (IOException broken) {
            isWhole = false;
        }
        return new Plain(Arrays.copyOf(bytes, length), isWhole);
    }

    /** RFC 1950, section 2.2: the first two bytes are a multiple of 31, with the method in the first one's low bits. */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0f) == ZLIB_METHOD_DEFLATE
                && ((body[0] & 0xff) * 256 + (body[1] & 0xff)) % 31 == 0;
    }
}
