package io.ridethrough.results.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads {@code samples.bin}. The format, version 1, all numbers big-endian:
 *
 * <pre>
 * header      8 bytes   magic "RDTHRSMP"
 *             u32       version, 1
 * then records, each led by its type, u8:
 * 1 text      u16 id, u16 length in bytes, UTF-8 bytes
 * 2 sample    u8 outcome, u16 status, u16 flow, u16 step, u16 inference, u16 error, u32 user,
 *             i64 intendedAt, i64 startedAt, i64 endedAt                                       (40 bytes in all)
 * 3 journey   u8 flags (1 completed, 2 aborted), u16 flow, u32 user,
 *             i64 intendedAt, i64 startedAt, i64 endedAt, 8 bytes of zeros                     (40 bytes in all)
 * </pre>
 *
 * Flow, step, inference and error are ids of texts, each written once before its first use; id 0 is the empty text
 * and is never written. The outcome is one of {@link #OUTCOMES} by position. Times are microseconds since the Unix
 * epoch.
 *
 * <p>A writer that was killed leaves at most its last record incomplete: the reader ignores such a torn tail.
 */
public final class SampleFile {

    static final byte[] MAGIC = {'R', 'D', 'T', 'H', 'R', 'S', 'M', 'P'};
    static final int VERSION = 1;
    static final byte TEXT = 1;
    static final byte SAMPLE = 2;
    static final byte JOURNEY = 3;
    static final int RECORD_BYTES = 40;
    static final int COMPLETED = 1;
    static final int ABORTED = 2;

    /** Texts that one file can hold; the empty text and the stand-in for all further ones are among them. */
    static final int MAX_TEXTS = 65_536;

    /** The file's own order of outcomes: append only, whatever becomes of the enum's order. */
    static final List<Outcome> OUTCOMES = List.of(
            Outcome.OK,
            Outcome.CHECK_FAILED,
            Outcome.HTTP_ERROR,
            Outcome.TIMED_OUT,
            Outcome.NO_RESPONSE,
            Outcome.ABORTED);

    private static final int READ_BUFFER_BYTES = 1 << 18;

    private SampleFile() {}

    /**
     * Reads the whole file. A sample takes about 80 bytes of memory.
     *
     * @throws IOException when the file cannot be read, is not a sample file, or is damaged before its tail
     */
    public static Samples read(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<Journey> journeys = new ArrayList<>();
        boolean isWhole = scan(file, new SampleVisitor() {
            @Override
            public void sample(Sample sample) {
                samples.add(sample);
            }

            @Override
            public void journey(Journey journey) {
                journeys.add(journey);
            }
        });
        return new Samples(samples, journeys, isWhole);
    }

    /**
     * Hands every record to a visitor.
     *
     * @return whether the file ends at a record's end, not within one
     * @throws IOException when the file cannot be read, is not a sample file, or is damaged before its tail
     */
    public static boolean scan(Path file, SampleVisitor visitor) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), READ_BUFFER_BYTES))) {
            readHeader(file, in);
            List<String> texts = new ArrayList<>(List.of(""));
            ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES - 1);
            for (int type = in.read(); type >= 0; type = in.read()) {
                switch (type) {
                    case TEXT -> readText(file, in, texts);
                    case SAMPLE -> visitor.sample(readSample(file, next(in, record), texts));
                    case JOURNEY -> visitor.journey(readJourney(file, next(in, record), texts));
                    default -> throw damaged(file, "unknown record type " + type);
                }
            }
            return true;
        } catch (EOFException tornTail) {
            // The writer was killed in mid-record; everything before that record has been handed over.
            return false;
        }
    }

    private static void readHeader(Path file, DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, Arrays.copyOf(MAGIC, magic.length))) {
            throw new IOException(file + " is not a sample file");
        }
        if (magic.length < MAGIC.length) {
            throw new EOFException();
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException(file + " has sample format " + version + ", this release reads " + VERSION);
        }
    }

    private static void readText(Path file, DataInputStream in, List<String> texts) throws IOException {
        int id = in.readUnsignedShort();
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        if (id != texts.size()) {
            throw damaged(file, "text " + id + " follows text " + (texts.size() - 1));
        }
        texts.add(new String(bytes, UTF_8));
    }

    /** What follows a record's type. */
    private static ByteBuffer next(DataInputStream in, ByteBuffer record) throws IOException {
        in.readFully(record.array());
        return record.rewind();
    }

    private static Sample readSample(Path file, ByteBuffer record, List<String> texts) throws IOException {
        int outcome = Byte.toUnsignedInt(record.get());
        if (outcome >= OUTCOMES.size()) {
            throw damaged(file, "unknown outcome " + outcome);
        }
        int status = Short.toUnsignedInt(record.getShort());
        String flow = text(file, record, texts);
        String step = text(file, record, texts);
        String inference = text(file, record, texts);
        String error = text(file, record, texts);
        return new Sample(
                flow,
                step,
                record.getInt(),
                record.getLong(),
                record.getLong(),
                record.getLong(),
                status,
                OUTCOMES.get(outcome),
                inference,
                error);
    }

    private static Journey readJourney(Path file, ByteBuffer record, List<String> texts) throws IOException {
        int flags = Byte.toUnsignedInt(record.get());
        String flow = text(file, record, texts);
        return new Journey(
                flow,
                record.getInt(),
                record.getLong(),
                record.getLong(),
                record.getLong(),
                (flags & COMPLETED) != 0,
                (flags & ABORTED) != 0);
    }

    private static String text(Path file, ByteBuffer record, List<String> texts) throws IOException {
        int id = Short.toUnsignedInt(record.getShort());
        if (id >= texts.size()) {
            throw damaged(file, "text " + id + " is used before it is written");
        }
        return texts.get(id);
    }

    private static IOException damaged(Path file, String how) {
        return new IOException(file + " is damaged: " + how);
    }
}
