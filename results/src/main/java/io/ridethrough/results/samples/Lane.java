package io.ridethrough.results.samples;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ring of fixed-size records between the one thread that fills it and the one writer that empties it. Neither takes
 * a lock: each publishes how far it has come.
 */
final class Lane {

    /** Records a lane holds before its thread must wait for the writer: 320 KB a thread. */
    static final int CAPACITY = 8_192;

    /** Waking a thread costs more than recording: it is called once for so many records. */
    private static final int RECORDS_A_CALL = 256;

    private final ByteBuffer ring = ByteBuffer.allocateDirect(CAPACITY * SampleFile.RECORD_BYTES);
    private final AtomicLong filled = new AtomicLong();
    private final AtomicLong emptied = new AtomicLong();
    private final AtomicLong journeys = new AtomicLong();

    boolean isFull() {
        return filled.getPlain() - emptied.getAcquire() >= CAPACITY;
    }

    /** Whether the writer is to be woken before its time: at least half full, and only asked for every so many records. */
    boolean wantsEmptying() {
        long records = filled.getPlain();
        return records % RECORDS_A_CALL == 0 && records - emptied.getAcquire() >= CAPACITY / 2;
    }

    /** Only by the lane's own thread, and only when it is not full. */
    void put(Sample sample, Texts texts) {
        int at = position(filled.getPlain());
        ring.put(at, SampleFile.SAMPLE)
                .put(at + 1, (byte) SampleFile.OUTCOMES.indexOf(sample.outcome()))
                .putShort(at + 2, (short) sample.status())
                .putShort(at + 4, (short) texts.id(sample.flow()))
                .putShort(at + 6, (short) texts.id(sample.step()))
                .putShort(at + 8, (short) texts.id(sample.inference()))
                .putShort(at + 10, (short) texts.id(sample.error()))
                .putInt(at + 12, sample.user())
                .putLong(at + 16, sample.intendedAt())
                .putLong(at + 24, sample.startedAt())
                .putLong(at + 32, sample.endedAt());
        filled.setRelease(filled.getPlain() + 1);
    }

    /** Only by the lane's own thread, and only when it is not full. */
    void put(Journey journey, Texts texts) {
        int flags = (journey.completed() ? SampleFile.COMPLETED : 0) | (journey.aborted() ? SampleFile.ABORTED : 0);
        int at = position(filled.getPlain());
        ring.put(at, SampleFile.JOURNEY)
                .put(at + 1, (byte) flags)
                .putShort(at + 2, (short) texts.id(journey.flow()))
                .putInt(at + 4, journey.user())
                .putLong(at + 8, journey.intendedAt())
                .putLong(at + 16, journey.startedAt())
                .putLong(at + 24, journey.endedAt())
                .putLong(at + 32, 0);
        journeys.setRelease(journeys.getPlain() + 1);
        filled.setRelease(filled.getPlain() + 1);
    }

    /** How many records have been filled so far. The writer asks before it writes the texts they use. */
    long filledSoFar() {
        return filled.getAcquire();
    }

    /** How many of them are journeys. */
    long journeysSoFar() {
        return journeys.getAcquire();
    }

    /** Writes the records up to a count out to the file. Only by the writer. */
    void writeUpTo(long count, WritableByteChannel out) throws IOException {
        while (emptied.getPlain() < count) {
            long from = emptied.getPlain();
            long contiguous = Math.min(count - from, CAPACITY - from % CAPACITY);
            ByteBuffer records = ring.slice(position(from), (int) contiguous * SampleFile.RECORD_BYTES);
            while (records.hasRemaining()) {
                out.write(records);
            }
            emptied.setRelease(from + contiguous);
        }
    }

    /** Lets records go unwritten, so that a full disk does not stop the load. Only by the writer. */
    void discardUpTo(long count) {
        emptied.setRelease(count);
    }

    private static int position(long record) {
        return (int) (record % CAPACITY) * SampleFile.RECORD_BYTES;
    }
}
