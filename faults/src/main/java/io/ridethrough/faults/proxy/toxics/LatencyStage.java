package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Delays each chunk from its own arrival, so that a steady stream is late by the latency and no more. Jitter follows a
 * path through time, see {@link JitterPath}. Each HTTP request begins one of its own, and so does what answers the other
 * side while nothing is held: who waits for each answer before asking again would else ask more often while the path is
 * low.
 */
final class LatencyStage extends Stage {
    private final HeldChunks held;
    private @Nullable JitterPath path;
    private long pathExchange;
    private long pathTurn;

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
        boolean isAnswer = line().turn() != pathTurn && held.isEmpty();
        if (path == null || exchange != pathExchange || isAnswer) {
            path = new JitterPath(delay, random(), nominalNanos);
            pathExchange = exchange;
        }
        pathTurn = line().turn();
        return path.delayNanos(nominalNanos);
    }
}
