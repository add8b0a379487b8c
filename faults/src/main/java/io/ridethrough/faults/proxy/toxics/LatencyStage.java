package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Delays each chunk from its own arrival, so that a steady stream is late by the latency and no more. Jitter follows a
 * path through time, see {@link JitterPath}; each HTTP request begins one of its own.
 */
final class LatencyStage extends Stage {
    private final HeldChunks held;
    private @Nullable JitterPath path;
    private long pathExchange;

    LatencyStage(Toxic toxic, Line line) {
        super(toxic, line);
        this.held = new HeldChunks(line, this);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (isApplied()) {
            touch();
            held.add(chunk, nominalNanos + delayNanos(nominalNanos));
        } else if (held.isEmpty()) {
            next().accept(chunk, nominalNanos);
        } else {
            held.add(chunk, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (isApplied()) {
            held.addEnd(nominalNanos + delayNanos(nominalNanos));
        } else if (held.isEmpty()) {
            next().end(nominalNanos);
        } else {
            held.addEnd(nominalNanos);
        }
    }

    @Override
    void updated() {
        path = null;
    }

    @Override
    void removed() {
        held.flush();
    }

    @Override
    void release() {
        held.release();
    }

    private long delayNanos(long nominalNanos) {
        Delay delay = ((NetworkAttributes.Latency) toxic().attributes()).delay();
        if (delay.isConstant()) {
            return Delay.cutNanos(delay.meanMillis());
        }
        long exchange = line().exchange();
        if (path == null || exchange != pathExchange) {
            path = new JitterPath(delay, random(), nominalNanos);
            pathExchange = exchange;
        }
        return path.delayNanos(nominalNanos);
    }
}
