package io.ridethrough.faults.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An upstream that hands each connection to a visitor, on a thread of the connection's own. */
final class Sink implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final ServerSocketChannel listener;
    private final Visitor visitor;

    /** What happens on a connection; its end closes the connection. */
    interface Visitor {
        void visit(SocketChannel connection) throws IOException;
    }

    /** Takes what has just been read. */
    interface Taker {
        void take(ByteBuffer bytes, long nowNanos);
    }

    private Sink(ServerSocketChannel listener, Visitor visitor) {
        this.listener = listener;
        this.visitor = visitor;
    }

    static Sink open(Visitor visitor) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Sink sink = new Sink(listener, visitor);
        thread("bench-sink", sink::accept);
        return sink;
    }

    /** One that reads each connection to its end. The taker is called by several threads when there are several. */
    static Sink reading(Taker taker) throws IOException {
        return open(connection -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            while (connection.read(buffer) >= 0) {
                long nowNanos = System.nanoTime();
                buffer.flip();
                taker.take(buffer, nowNanos);
                buffer.compact();
            }
        });
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel connection = listener.accept();
                thread("bench-sink-connection", () -> visit(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void visit(SocketChannel connection) {
        try (connection) {
            visitor.visit(connection);
        } catch (IOException gone) {
            // The measurement has ended, and its connections with it.
            return;
        }
    }
}
