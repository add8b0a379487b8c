package io.ridethrough.results.run;

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

    void append(String line) throws IOException {
        appendAll(List.of(line));
    }

    void appendAll(List<String> lines) throws IOException {
        appendAll(lines, block -> line -> block.write(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes values as lines: their UTF-8, without line feeds. */
    @FunctionalInterface
    interface Format<T> {
        /** A writer of lines into a block, which takes each line whole before the next one comes. */
        LineWriter<T> into(OutputStream block) throws IOException;
    }

    /** Writes one line. */
    @FunctionalInterface
    interface LineWriter<T> {
        void write(T value) throws IOException;
    }

    /**
     * Appends values as lines, in one write: what a line costs is the call of the operating system. The lines before one
     * that is refused are in the file.
     */
    <T> void appendAll(List<T> values, Format<T> format) throws IOException {
        LineBlock<T> block = new LineBlock<>(format);
        try {
            for (T value : values) {
                block.add(value);
            }
        } catch (IOException refused) {
            append(block);
            throw new IOException(refused.getMessage() + " for " + file, refused);
        }
        append(block);
    }

    /**
     * Appends the lines that wait in a block, in one write.
     *
     * @throws IOException when they cannot be written, or not all of them within the file's limit: those that fit are in the
     *     file
     */
    synchronized void append(LineBlock<?> block) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        byte[] lines = block.take();
        long room = largestBytes - writtenBytes;
        if (lines.length > room) {
            write(lines, wholeLinesWithin(lines, (int) room));
            throw fail(new IOException(file + " has reached its limit of " + largestBytes + " bytes"));
        }
        write(lines, lines.length);
    }

    /** How many bytes the whole lines have that fit into so many. */
    private static int wholeLinesWithin(byte[] lines, int room) {
        int end = room;
        while (end > 0 && lines[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void write(byte[] lines, int length) throws IOException {
        try {
            out.write(lines, 0, length);
            out.flush();
            writtenBytes += length;
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
        T parse(Line line) throws IOException;
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

    /** Takes a line; it holds only until the visit ends. */
    @FunctionalInterface
    interface Visitor {
        void visit(Line line) throws IOException;
    }

    /**
     * Goes through the complete lines of a file one by one: what follows the last line feed was torn off by a crash,
     * perhaps within a character, and is left out. No line is copied.
     *
     * @return whether the file ends at a line's end
     * @throws IOException when the file is missing, a line has more than {@value #LONGEST_LINE_BYTES} bytes, or the
     *     visitor refuses one: the message names the line
     */
    static boolean forEachLine(Path file, Visitor visitor) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long number = 1;
        int held = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block); length >= 0; length = in.read(block, held, block.length - held)) {
                int from = 0;
                int end = held + length;
                for (int i = held; i < end; i++) {
                    if (block[i] == '\n') {
                        visit(file, number++, new Line(block, from, i - from), visitor);
                        from = i + 1;
                    }
                }
                held = end - from;
                refuseTooLong(file, number, held);
                System.arraycopy(block, from, block, 0, held);
            }
        }
        return held == 0;
    }

    private static void visit(Path file, long number, Line line, Visitor visitor) throws IOException {
        refuseTooLong(file, number, line.length());
        try {
            visitor.visit(line);
        } catch (IOException broken) {
            throw new IOException(file + ", line " + number + ": " + broken.getMessage(), broken);
        }
    }

    /** Within a block there is always room for the rest of a line that may go on. */
    private static void refuseTooLong(Path file, long number, int length) throws IOException {
        if (length > LONGEST_LINE_BYTES) {
            throw new IOException(file + ", line " + number + ": longer than " + LONGEST_LINE_BYTES + " bytes");
        }
    }
}
