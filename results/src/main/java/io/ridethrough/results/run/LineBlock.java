package io.ridethrough.results.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lines that wait for their write, in UTF-8 already: whoever adds a value has it at hand still, and whoever writes it would
 * have to fetch it anew. Safe for use by several threads, and cheap where only one of them adds.
 *
 * @param <T> what a line stands for
 */
public final class LineBlock<T> {

    private static final byte[] NONE = {};

    private final LineFile.Format<T> format;
    private @Nullable Filling<T> filling;

    LineBlock(LineFile.Format<T> format) {
        this.format = format;
    }

    /** Bytes, the last line of which can be taken back. */
    private static final class Bytes extends ByteArrayOutputStream {

        void cutTo(int size) {
            count = size;
        }
    }

    private record Filling<T>(Bytes bytes, LineFile.LineWriter<T> writer) {}

    /**
     * Adds a value as the last line.
     *
     * @return how many bytes wait
     * @throws IOException when the line has more than {@value LineFile#LONGEST_LINE_BYTES} bytes: it is left out
     */
    public synchronized int add(T value) throws IOException {
        Filling<T> into = filling == null ? begun() : filling;
        int before = into.bytes().size();
        into.writer().write(value);
        into.bytes().write('\n');
        int length = into.bytes().size() - before;
        if (length > LineFile.LONGEST_LINE_BYTES) {
            into.bytes().cutTo(before);
            throw new IOException("a line of " + length + " bytes is too long");
        }
        return into.bytes().size();
    }

    /** Takes the lines that wait, each with its line feed; none are left. */
    public synchronized byte[] take() {
        if (filling == null) {
            return NONE;
        }
        byte[] lines = filling.bytes().toByteArray();
        filling = null;
        return lines;
    }

    private Filling<T> begun() throws IOException {
        Bytes bytes = new Bytes();
        Filling<T> begun = new Filling<>(bytes, format.into(bytes));
        filling = begun;
        return begun;
    }
}
