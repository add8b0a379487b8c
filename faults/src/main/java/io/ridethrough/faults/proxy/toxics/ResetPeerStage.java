package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Resets the connection: the first byte starts the clock and is lost, as is everything after it. An idle connection is
 * left alone until it speaks, as in Toxiproxy. When the toxic goes, a connection that has lost bytes is reset at once.
 */
final class ResetPeerStage extends Stage {
    private boolean isArmed;
    private long armedNanos;
    private Line.@Nullable Alarm timer;

    ResetPeerStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (isArmed) {
            chunk.release();
        } else if (isApplied()) {
            chunk.release();
            arm();
        } else {
            next().accept(chunk, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (!isArmed) {
            next().end(nominalNanos);
        }
    }

    @Override
    void updated() {
        if (isArmed) {
            release();
            startTimer();
        }
    }

    @Override
    void removed() {
        if (isArmed) {
            line().reset();
        }
    }

    @Override
    void release() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void arm() {
        isArmed = true;
        armedNanos = line().nanoTime();
        touch();
        startTimer();
    }

    private void startTimer() {
        long timeoutMillis = ((NetworkAttributes.ResetPeer) toxic().attributes()).timeoutMillis();
        if (timeoutMillis == 0) {
            line().reset();
        } else {
            timer = line().alarm(armedNanos + TimeUnit.MILLISECONDS.toNanos(timeoutMillis), line()::reset);
        }
    }
}
