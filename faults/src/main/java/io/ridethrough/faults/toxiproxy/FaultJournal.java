package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A write-ahead journal of faults: one JSON object a line, with {@code at} (microseconds since 1970), {@code event} and
 * the id of the {@code fault}. {@code planned} is on the disk before the fault's first call and says all that healing
 * needs; {@code applied}, {@code healing} and {@code healed} follow, in the operating system's hands: without them, a
 * fault is merely looked for once more.
 *
 * <p>While it is open its file is locked, which tells a live runner's faults from a killed one's. The process that has
 * it open must not open the file a second time: closing that would end the lock. Safe for use by many threads.
 */
public final class FaultJournal implements Closeable {
    /** Largest file: some 100,000 faults. */
    static final long LARGEST_BYTES = 64L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FaultJournal.class);

    private final Path file;
    /** Not a channel, which an interrupt would close for good: faults are healed on interrupted threads too. */
    private final RandomAccessFile out;

    private final Clock clock;
    private boolean isLastLineTorn;

    private FaultJournal(Path file, RandomAccessFile out, Clock clock, boolean isLastLineTorn) {
        this.file = file;
        this.out = out;
        this.clock = clock;
        this.isLastLineTorn = isLastLineTorn;
    }

    /**
     * Opens a journal to append to, and makes one where there is none.
     *
     * @throws IOException when it cannot be written, or a live runner has it open
     */
    public static FaultJournal open(Path file, Clock clock) throws IOException {
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        try {
            if (!isLocked(out.getChannel())) {
                throw new IOException(file + " is in use by a runner that lives");
            }
            return new FaultJournal(file, out, clock, isTornAtItsEnd(out));
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** Whether a runner that lives has a journal open. */
    static boolean isInUse(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        }
    }

    /** Returns when the fault is on the disk; it must not be applied otherwise. */
    synchronized void planned(PlannedFault fault) throws IOException {
        ObjectNode line = event("planned", fault.id());
        fault.write(line);
        append(line);
        out.getFD().sync();
    }

    /** Notes what became of a planned fault. A failure is logged alone: it must keep no fault from being healed. */
    synchronized void note(String event, String faultId) {
        try {
            append(event(event, faultId));
        } catch (IOException e) {
            LOG.warn("{}: cannot note that {} is {}: {}", file, faultId, event, e.toString());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private ObjectNode event(String event, String faultId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()))
                .put("event", event)
                .put("fault", faultId);
    }

    private void append(ObjectNode event) throws IOException {
        // What follows a torn line must not be glued to it.
        byte[] line = ((isLastLineTorn ? "\n" : "") + event + "\n").getBytes(StandardCharsets.UTF_8);
        if (out.getFilePointer() + line.length > LARGEST_BYTES) {
            throw new IOException(file + " has reached its limit of " + LARGEST_BYTES + " bytes");
        }
        isLastLineTorn = true;
        out.write(line);
        isLastLineTorn = false;
    }

    /** Locks the channel's file, until it is closed, unless somebody else has. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Looks at the last byte, and leaves the file to be written after it. */
    private static boolean isTornAtItsEnd(RandomAccessFile file) throws IOException {
        long lengthBytes = file.length();
        if (lengthBytes == 0) {
            return false;
        }
        file.seek(lengthBytes - 1);
        return file.read() != '\n';
    }
}
