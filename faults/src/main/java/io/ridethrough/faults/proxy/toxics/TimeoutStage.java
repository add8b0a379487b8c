package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A black hole: bytes and the end of the stream vanish, the connection is held. With a timeout above 0 it is closed
 * after that long. When the toxic goes, a connection that has lost bytes is closed: it could only carry nonsense.
 */
final class TimeoutStage extends Stage {
    private boolean hasDropped;
    private boolean hasEnded;
    private Line.@Nullable Alarm timer;

    TimeoutStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    void installed() {
        updated();
    }

    @Override
    void updated() {
        cancelTimer();
        long timeoutMillis = ((NetworkAttributes.Timeout) toxic().attributes()).timeoutMillis();
        if (isApplied() && timeoutMillis > 0) {
            timer = line().alarm(line().nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis), line()::close);
        }
        if (hasEnded && !hasDropped && !isApplied()) {
            hasEnded = false;
            next().end(line().nanoTime());
        }
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        // Once bytes are lost, later ones must not pass even if the toxicity has changed.
        if (isApplied() || hasDropped) {
            hasDropped = true;
            touch();
            chunk.release();
        } else {
            next().accept(chunk, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        if (isApplied() || hasDropped) {
            hasEnded = true;
        } else {
            next().end(nominalNanos);
        }
    }

    @Override
    void removed() {
        cancelTimer();
        if (hasDropped) {
            line().close();
        } else if (hasEnded) {
            next().end(line().nanoTime());
        }
    }

    @Override
    void release() {
        cancelTimer();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
