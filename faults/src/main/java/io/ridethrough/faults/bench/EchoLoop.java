package io.ridethrough.faults.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends back whatever arrives, on any number of connections, with one thread. Two of them facing each other with one
 * message between them play ping-pong for as long as both are open.
 */
public final class EchoLoop implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SelectorLoop loop;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final LongAdder echoedBytes = new LongAdder();

    private EchoLoop(Selector selector) {
        loop = new SelectorLoop("bench-echo", selector, this::turn);
    }

    /** One that echoes on the connections it is given. */
    static EchoLoop start() throws IOException {
        EchoLoop echo = new EchoLoop(Selector.open());
        echo.loop.start();
        return echo;
    }

    /** One that also accepts connections, on any free port of loopback. */
    public static Serving serve() throws IOException {
        Selector selector = Selector.open();
        InetSocketAddress address = SelectorLoop.listen(selector);
        EchoLoop echo = new EchoLoop(selector);
        echo.loop.start();
        return new Serving(echo, address);
    }

    /** An echo server, and where it listens. */
    public record Serving(EchoLoop loop, InetSocketAddress address) implements AutoCloseable {
        @Override
        public void close() {
            loop.close();
        }
    }

    void join(SocketChannel connection) {
        loop.join(connection);
    }

    long echoedBytes() {
        return echoedBytes.sum();
    }

    /** Ends the thread, which closes every connection. */
    @Override
    public void close() {
        loop.close();
    }

    private void turn(SelectionKey key) throws IOException {
        if (key.isWritable()) {
            finish(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
        } else {
            echo(key, (SocketChannel) key.channel());
        }
    }

    private void echo(SelectionKey key, SocketChannel connection) throws IOException {
        buffer.clear();
        if (connection.read(buffer) < 0) {
            connection.close();
            return;
        }
        buffer.flip();
        echoedBytes.add(connection.write(buffer));
        if (buffer.hasRemaining()) {
            key.attach(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private void finish(SelectionKey key, SocketChannel connection, ByteBuffer rest) throws IOException {
        echoedBytes.add(connection.write(rest));
        if (!rest.hasRemaining()) {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }
}
