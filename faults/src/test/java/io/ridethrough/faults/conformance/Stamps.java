package io.ridethrough.faults.conformance;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A stream of messages at a steady pace, each with the time that it was sent at. */
record Stamps(int messages, Duration pace) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The upstream's side. */
    void send(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        long startNanos = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            long dueNanos = startNanos + i * pace.toNanos();
            for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            byte[] message =
                    ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
            socket.getOutputStream().write(message);
        }
        // Ends when the client does, so that the end of the stream hurries nothing.
        socket.getInputStream().read();
    }

    /** The client's side: how long each message took. */
    double[] delaysMillis(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        double[] delays = new double[messages];
        for (int i = 0; i < messages; i++) {
            long sentNanos = in.readLong();
            delays[i] = (System.nanoTime() - sentNanos) / NANOS_PER_MILLI;
        }
        return delays;
    }
}
