package io.ridethrough.results.run;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines, each handed to the operating system before {@link #append} returns, so that a killed process loses
 * none of them. Safe for use by several threads.
 *
 * <p>The first failure is final: after half a line was written, a later line would be glued to it.
 */
final class LineFile implements Closeable {

    /** Longest line, in bytes of UTF-8. */
    static final int LONGEST_LINE_BYTES = 64 * 1024;

    private static final int BLOCK_BYTES = 256 * 1024;

    private final Path file;
    private final OutputStream out;
    private final long largestBytes;
    private long writtenBytes;
    private @Nullable IOException failure;

    private LineFile(Path file, OutputStream out, long largestBytes) {
        this.file = file;
        this.out = out;
        this.largestBytes = largestBytes;
    }

    /**
     * Creates the file.
     *
     * @throws FileAlreadyExistsException when there is one: what a run left behind is never overwritten
     */
    static LineFile create(Path file, long largestBytes) throws IOException {
        Files.createFile(file);
        return new LineFile(file, open(file), largestBytes);
    }

    /** An interrupt closes a channel for good, and a conductor interrupts threads: so this is a plain stream. */
    private static OutputStream open(Path file) throws IOException {
        return new FileOutputStream(file.toFile(), true);
    }

    /** Appends to a stream of the caller's, to try what a full disk does. */
    static LineFile over(Path name, OutputStream out, long largestBytes) {
        return new LineFile(name, out, largestBytes);
    }

    synchronized void append(String line) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_LINE_BYTES) {
            throw new IOException("a line of " + bytes.length + " bytes is too long for " + file);
        }
        if (writtenBytes + bytes.length > largestBytes) {
            throw fail(new IOException(file + " has reached its limit of " + largestBytes + " bytes"));
        }
        try {
            out.write(bytes);
            out.flush();
            writtenBytes += bytes.length;
        } catch (IOException broken) {
            throw fail(new IOException("cannot append to " + file + ": " + broken.getMessage(), broken));
        }
    }

    private IOException fail(IOException cause) {
        failure = cause;
        return cause;
    }

    @Override
    public synchronized void close() throws IOException {
        if (failure == null) {
            failure = new IOException(file + " is closed");
        }
        out.close();
    }

    /** Makes of a line what it stands for. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String line) throws IOException;
    }

    /**
     * What the complete lines of a file stand for, in their order.
     *
     * @throws IOException when the file is missing, or a line can't be parsed: the message names the line
     */
    static <T> List<T> parsed(Path file, Parser<T> parser) throws IOException {
        List<T> parsed = new ArrayList<>();
        forEachLine(file, line -> parsed.add(parser.parse(line)));
        return parsed;
    }

    /** Takes a line. */
    @FunctionalInterface
    interface Visitor {
        void visit(String line) throws IOException;
    }

    /**
     * Goes through the complete lines of a file one by one: what follows the last line feed was torn off by a crash,
     * perhaps within a character, and is left out.
     *
     * @throws IOException when the file is missing, a line has more than {@value #LONGEST_LINE_BYTES} bytes, or the
     *     visitor refuses one: the message names the line
     */
    static void forEachLine(Path file, Visitor visitor) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK_BYTES];
        long number = 1;
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                int from = 0;
                for (int i = 0; i < length; i++) {
                    if (block[i] == '\n') {
                        append(file, number, block, from, i, line);
                        visit(file, number++, line.toString(StandardCharsets.UTF_8), visitor);
                        line.reset();
                        from = i + 1;
                    }
                }
                append(file, number, block, from, length, line);
            }
        }
    }

    private static void append(Path file, long number, byte[] block, int from, int to, ByteArrayOutputStream line)
            throws IOException {
        line.write(block, from, to - from);
        if (line.size() > LONGEST_LINE_BYTES) {
            throw new IOException(file + ", line " + number + ": longer than " + LONGEST_LINE_BYTES + " bytes");
        }
    }

    private static void visit(Path file, long number, String line, Visitor visitor) throws IOException {
        try {
            visitor.visit(line);
        } catch (IOException broken) {
            throw new IOException(file + ", line " + number + ": " + broken.getMessage(), broken);
        }
    }
}
