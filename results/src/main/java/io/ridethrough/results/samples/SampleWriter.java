package io.ridethrough.results.samples;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes a {@link SampleFile} from many threads at once. Recording takes no lock: each thread fills a {@link Lane} of
 * its own, and one background thread writes them all out, at least every {@link #FLUSH_EVERY}, so that a killed run
 * stays readable. A lane that is full makes its thread wait for the writer, for at most {@link #MAX_WAIT}.
 *
 * <p>A write that fails (a full disk) does not stop the load: the failure is kept, later records are dropped, and both
 * {@link #failure()} and {@link #close()} tell.
 */
public final class SampleWriter implements AutoCloseable {

    /** How old a record may get before it is in the file. */
    public static final Duration FLUSH_EVERY = Duration.ofMillis(200);

    /** How long a recording thread waits for room, and {@link #close()} for the last records to be written. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final FileChannel file;
    private final Thread writer;
    private final Texts texts = new Texts(SampleFile.MAX_TEXTS);
    private final ConcurrentLinkedQueue<Lane> lanes = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Lane> lane = ThreadLocal.withInitial(this::newLane);
    private final AtomicLong dropped = new AtomicLong();
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closing;
    private int textsWritten = 1;

    private SampleWriter(FileChannel file) {
        this.file = file;
        this.writer = new Thread(this::writeUntilClosed, "sample-writer");
        this.writer.setDaemon(true);
    }

    /**
     * Makes the file and starts the background thread.
     *
     * @throws IOException when the file exists already or cannot be made
     */
    public static SampleWriter create(Path path) throws IOException {
        return writingTo(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    static SampleWriter writingTo(FileChannel file) {
        SampleWriter writer = new SampleWriter(file);
        writer.writer.start();
        return writer;
    }

    /** From any thread, until {@link #close()}. */
    public void record(Sample sample) {
        Lane mine = lane.get();
        if (hasRoom(mine)) {
            mine.put(sample, texts);
        }
    }

    /** From any thread, until {@link #close()}. */
    public void record(Journey journey) {
        Lane mine = lane.get();
        if (hasRoom(mine)) {
            mine.put(journey, texts);
        }
    }

    /** How many samples were taken so far. */
    public long samples() {
        return lanes.stream()
                .mapToLong(one -> one.filledSoFar() - one.journeysSoFar())
                .sum();
    }

    /** How many journeys were taken so far. */
    public long journeys() {
        return lanes.stream().mapToLong(Lane::journeysSoFar).sum();
    }

    /** Why the file is incomplete, when it is. */
    public Optional<IOException> failure() {
        return failure;
    }

    /**
     * Writes out what is left; call it when no thread records any more.
     *
     * @throws IOException when any record since the start could not be written
     */
    @Override
    public void close() throws IOException {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join(MAX_WAIT.toMillis());
            if (writer.isAlive()) {
                failWith(new IOException("the disk took more than " + MAX_WAIT + " to take the last samples"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failWith(new IOException("interrupted before the last samples were written", e));
        } finally {
            file.close();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private boolean hasRoom(Lane mine) {
        if (mine.wantsEmptying()) {
            LockSupport.unpark(writer);
        }
        return !mine.isFull() || awaitRoom(mine);
    }

    private boolean awaitRoom(Lane mine) {
        LockSupport.unpark(writer);
        long deadlineNanos = System.nanoTime() + MAX_WAIT.toNanos();
        while (mine.isFull()) {
            if (closing || System.nanoTime() - deadlineNanos > 0) {
                failWith(new IOException(dropped.incrementAndGet() + " records dropped: the disk is too slow"));
                return false;
            }
            LockSupport.parkNanos(100_000);
        }
        return true;
    }

    private Lane newLane() {
        Lane created = new Lane();
        lanes.add(created);
        return created;
    }

    private void writeUntilClosed() {
        writeHeader();
        boolean last = false;
        while (!last) {
            last = closing;
            if (!last) {
                LockSupport.parkNanos(FLUSH_EVERY.toNanos());
            }
            writeAll();
        }
    }

    private void writeHeader() {
        ByteBuffer header = ByteBuffer.allocate(SampleFile.MAGIC.length + Integer.BYTES);
        try {
            writeFully(header.put(SampleFile.MAGIC).putInt(SampleFile.VERSION).flip(), file);
        } catch (IOException e) {
            failWith(e);
        }
    }

    private void writeAll() {
        List<Lane> now = new ArrayList<>(lanes);
        long[] counts = now.stream().mapToLong(Lane::filledSoFar).toArray();
        try {
            if (failure.isEmpty()) {
                writeTexts();
                for (int i = 0; i < counts.length; i++) {
                    now.get(i).writeUpTo(counts[i], file);
                }
            }
        } catch (IOException e) {
            failWith(e);
        }
        if (failure.isPresent()) {
            for (int i = 0; i < counts.length; i++) {
                now.get(i).discardUpTo(counts[i]);
            }
        }
    }

    /** Records name texts by id, so every text of the records about to be written goes first. */
    private void writeTexts() throws IOException {
        int known = texts.size();
        if (known > textsWritten) {
            writeFully(texts.encoded(textsWritten, known), file);
            textsWritten = known;
        }
    }

    private synchronized void failWith(IOException e) {
        if (failure.isEmpty()) {
            failure = Optional.of(e);
        }
    }

    private static void writeFully(ByteBuffer bytes, FileChannel file) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
