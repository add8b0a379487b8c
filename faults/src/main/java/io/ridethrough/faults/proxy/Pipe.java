package io.ridethrough.faults.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.StageChain;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One direction of a relay: reads from the source, sends through the toxics, writes to the target. Reading pauses while
 * too much is held by toxics or not yet taken by the target.
 */
final class Pipe implements Line, ByteSink {
    /** How long a connection whose direction a toxic has ended waits for its reader to close it. */
    private static final long LINGER_MILLIS = 1000;

    private final Relay relay;
    private final Direction direction;
    private final SocketChannel source;
    private final SocketChannel target;
    private final int maxHeldBytes;
    private StageChain chain;
    private ByteSink entry;
    private int heldBytes;
    private long receivedBytes;
    private boolean isPaused;
    private boolean hasSourceEnded;
    private boolean isEnding;
    private boolean hasEnded;
    private boolean resetsAtEnd;

    Pipe(Relay relay, Direction direction, SocketChannel source, SocketChannel target, int maxHeldBytes) {
        this.relay = relay;
        this.direction = direction;
        this.source = source;
        this.target = target;
        this.maxHeldBytes = maxHeldBytes;
        this.chain = new StageChain(this, direction, this);
        this.entry = chain;
    }

    /** Has bytes go through {@code sink} behind the toxics. */
    void putBehindToxics(ByteSink sink) {
        chain = new StageChain(this, direction, sink);
        entry = chain;
    }

    /** Has bytes go through {@code sink} before the toxics. */
    void putBeforeToxics(ByteSink sink) {
        entry = sink;
    }

    /** The connection is reset by the end that comes next, once all before it is written. */
    void resetAtEnd() {
        resetsAtEnd = true;
    }

    StageChain chain() {
        return chain;
    }

    void received(ByteBuf bytes) {
        if (relay.isOver()) {
            bytes.release();
            return;
        }
        receivedBytes += bytes.readableBytes();
        relay.arrived(direction, bytes);
        entry.accept(bytes, System.nanoTime());
    }

    long receivedBytes() {
        return receivedBytes;
    }

    /** The connection is gone: gives up what is held. */
    void release() {
        chain.release();
        held(-heldBytes);
    }

    void receivedEnd() {
        hasSourceEnded = true;
        if (!relay.isOver()) {
            entry.end(System.nanoTime());
            relay.ended();
        }
    }

    /** Reads on or pauses; resumes at half of the limit, lest it change with every chunk. */
    void regulate() {
        isPaused = heldBytes >= maxHeldBytes || (isPaused && heldBytes > maxHeldBytes / 2);
        source.config().setAutoRead(!isPaused && target.isWritable());
    }

    boolean hasSourceEnded() {
        return hasSourceEnded;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    // A failed write is told to the channel's handler, as the void promise does.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (relay.isOver() || isEnding) {
            chunk.release();
        } else {
            relay.leaving(direction, chunk);
            target.writeAndFlush(chunk, target.voidPromise());
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (relay.isOver() || isEnding) {
            return;
        }
        isEnding = true;
        // A shutdown discards what is still being written, so it waits for a write that comes after all others.
        target.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess() && resetsAtEnd) {
                relay.reset();
            } else if (written.isSuccess() && !relay.isOver()) {
                target.shutdownOutput().addListener(shut -> {
                    hasEnded = true;
                    relay.ended();
                    if (!hasSourceEnded) {
                        closeSoon();
                    }
                });
            }
        });
    }

    /** Not at once: closing a socket with unread bytes resets it, and what its reader has not taken yet is lost. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeSoon() {
        relay.eventLoop().schedule(relay::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm alarm(long dueNanos, Runnable task) {
        return new LoopAlarm(relay.eventLoop(), dueNanos, () -> relay.guard(task));
    }

    @Override
    public RandomGenerator random(String toxicName) {
        return relay.random(toxicName, direction);
    }

    @Override
    public long exchange() {
        return relay.exchange();
    }

    @Override
    public long turn() {
        return relay.turn();
    }

    @Override
    public void held(int deltaBytes) {
        heldBytes += deltaBytes;
        relay.held(deltaBytes);
        if (!relay.isOver() && (isPaused ? heldBytes <= maxHeldBytes / 2 : heldBytes >= maxHeldBytes)) {
            regulate();
        }
    }

    @Override
    public void close() {
        relay.finish();
    }

    @Override
    public void reset() {
        relay.reset();
    }
}
