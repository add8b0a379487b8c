package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.inference.StreamCount;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** A proxy's counters, written by its connections and read by anyone. */
final class Traffic implements StreamCount {
    private final LongAdder attempts = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final LongAdder overLimit = new LongAdder();
    private final LongAdder bytesUp = new LongAdder();
    private final LongAdder bytesDown = new LongAdder();
    private final LongAdder sentUp = new LongAdder();
    private final LongAdder sentDown = new LongAdder();
    private final LongAdder heldBytes = new LongAdder();
    private final LongAdder streams = new LongAdder();
    private final AtomicInteger openStreams = new AtomicInteger();

    void attempted() {
        attempts.increment();
    }

    /** Counts a connection; false when more than {@code limit} would be open. */
    boolean opened(int limit) {
        connections.increment();
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            overLimit.increment();
            return false;
        }
        return true;
    }

    void closed() {
        open.decrementAndGet();
    }

    void refused() {
        refused.increment();
    }

    void passed(Direction direction, int bytes) {
        (direction == Direction.UPSTREAM ? bytesUp : bytesDown).add(bytes);
    }

    /** Counts bytes that are on their way to the other side's socket. */
    void sent(Direction direction, int bytes) {
        (direction == Direction.UPSTREAM ? sentUp : sentDown).add(bytes);
    }

    /** Bytes that toxics have begun (or, when negative, ceased) to hold. */
    void held(int deltaBytes) {
        heldBytes.add(deltaBytes);
    }

    long receivedBytes(Direction direction) {
        return (direction == Direction.UPSTREAM ? bytesUp : bytesDown).sum();
    }

    long sentBytes(Direction direction) {
        return (direction == Direction.UPSTREAM ? sentUp : sentDown).sum();
    }

    long heldBytes() {
        return heldBytes.sum();
    }

    @Override
    public void streamBegan() {
        streams.increment();
        openStreams.incrementAndGet();
    }

    @Override
    public void streamEnded() {
        openStreams.decrementAndGet();
    }

    ProxyCounters counters(List<Toxic> toxics) {
        return new ProxyCounters(
                attempts.sum(),
                connections.sum(),
                open.get(),
                refused.sum(),
                overLimit.sum(),
                bytesUp.sum(),
                bytesDown.sum(),
                streams.sum(),
                openStreams.get(),
                toxics.stream().collect(Collectors.toMap(Toxic::name, Toxic::touched)));
    }
}
