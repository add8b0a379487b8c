package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages sent one way at a steady pace, whatever becomes of them; each carries the instant of its own sending. The
 * receiving end is in the same process, so that both read one clock.
 */
final class PacedStream {
    private static final int MESSAGE_BYTES = 64;

    private final int messages;
    private final long periodNanos;
    private final Samples transit;
    private final Samples lag;
    private final CountDownLatch allArrived = new CountDownLatch(1);

    PacedStream(int perSecond, Duration length) {
        this.periodNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.messages = (int) (length.toNanos() / periodNanos);
        this.transit = new Samples(messages);
        this.lag = new Samples(messages);
    }

    /** Takes what arrives; one connection alone. */
    synchronized void take(ByteBuffer bytes, long nowNanos) {
        while (bytes.remaining() >= MESSAGE_BYTES) {
            transit.add(nowNanos - bytes.getLong(bytes.position()));
            bytes.position(bytes.position() + MESSAGE_BYTES);
        }
        if (transit.size() == messages) {
            allArrived.countDown();
        }
    }

    /** Sends all, then waits until all have arrived or {@code patience} is over; says how many are missing. */
    int send(SocketChannel connection, Duration patience) throws IOException, InterruptedException {
        ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
        long startNanos = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            long dueNanos = startNanos + i * periodNanos;
            for (long wait = dueNanos - System.nanoTime(); wait > 0; wait = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            long sentNanos = System.nanoTime();
            lag.add(sentNanos - dueNanos);
            message.clear();
            message.putLong(0, sentNanos);
            connection.write(message);
        }
        return allArrived.await(patience.toMillis(), TimeUnit.MILLISECONDS) ? 0 : missing();
    }

    /** From sending to arrival, in order of arrival. */
    synchronized Samples transit() {
        return transit;
    }

    /** How late the sender was against its own schedule. */
    Samples lag() {
        return lag;
    }

    private synchronized int missing() {
        return messages - transit.size();
    }
}
