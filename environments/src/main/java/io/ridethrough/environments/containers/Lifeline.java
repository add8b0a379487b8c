package io.ridethrough.environments.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A container's standard input: nothing comes, until it is closed or the process that holds it is gone. */
final class Lifeline extends InputStream {
    private static final int END = -1;

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
        try {
            closed.await();
            return END;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while nothing was said");
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? 0 : read();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
