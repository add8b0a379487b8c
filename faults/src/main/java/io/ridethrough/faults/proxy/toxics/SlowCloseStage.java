package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delays the end of its direction, and nothing else. An end that waits is never lost: a changed delay counts from when
 * it came, and when the toxic goes it passes at once.
 */
final class SlowCloseStage extends Stage {
    private boolean isEndWaiting;
    private long endedNanos;
    private Line.@Nullable Alarm timer;

    SlowCloseStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        next().accept(chunk, nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        if (isApplied()) {
            touch();
            isEndWaiting = true;
            endedNanos = nominalNanos;
            startTimer();
        } else {
            next().end(nominalNanos);
        }
    }

    @Override
    void updated() {
        if (isEndWaiting) {
            cancelTimer();
            if (isApplied()) {
                startTimer();
            } else {
                passOnEnd(line().nanoTime());
            }
        }
    }

    @Override
    void removed() {
        cancelTimer();
        if (isEndWaiting) {
            passOnEnd(line().nanoTime());
        }
    }

    @Override
    void release() {
        cancelTimer();
    }

    private void startTimer() {
        long delayMillis = ((NetworkAttributes.SlowClose) toxic().attributes()).delayMillis();
        long dueNanos = endedNanos + TimeUnit.MILLISECONDS.toNanos(delayMillis);
        timer = line().alarm(dueNanos, () -> passOnEnd(dueNanos));
    }

    private void passOnEnd(long nominalNanos) {
        isEndWaiting = false;
        next().end(nominalNanos);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
