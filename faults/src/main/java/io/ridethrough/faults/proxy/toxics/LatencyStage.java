package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;

/**
 * Delays each chunk from its own arrival, so that a steady stream is late by the latency and no more.
 *
 * <p>Jitter is uniform in [latency − jitter, latency + jitter]. All chunks in flight at one time share a draw: bytes
 * cannot overtake one another, and of independent draws only the largest would be left standing, which moves the mean.
 */
final class LatencyStage extends Stage {
    private final HeldChunks held;
    private long jitterNanos;

    LatencyStage(Toxic toxic, Line line) {
        super(toxic, line);
        this.held = new HeldChunks(line, this);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (isApplied()) {
            touch();
            held.add(chunk, nominalNanos + delayNanos());
        } else if (held.isEmpty()) {
            next().accept(chunk, nominalNanos);
        } else {
            held.add(chunk, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (held.isEmpty() && !isApplied()) {
            next().end(nominalNanos);
        } else {
            held.addEnd(isApplied() ? nominalNanos + delayNanos() : nominalNanos);
        }
    }

    @Override
    void removed() {
        held.flush();
    }

    @Override
    void release() {
        held.release();
    }

    private long delayNanos() {
        NetworkAttributes.Latency latency = (NetworkAttributes.Latency) toxic().attributes();
        if (held.isEmpty()) {
            long spanNanos = TimeUnit.MILLISECONDS.toNanos(latency.delay().jitterMillis());
            jitterNanos = spanNanos == 0 ? 0 : random().nextLong(-spanNanos, spanNanos + 1);
        }
        return Math.max(0, TimeUnit.MILLISECONDS.toNanos(latency.delay().meanMillis()) + jitterNanos);
    }
}
