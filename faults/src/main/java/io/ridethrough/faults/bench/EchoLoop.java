package io.ridethrough.faults.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends back whatever arrives, on any number of connections, with one thread. Two of them facing each other with one
 * message between them play ping-pong for as long as both are open.
 */
public final class EchoLoop implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<SocketChannel> joining = new ConcurrentLinkedQueue<>();
    private final LongAdder echoedBytes = new LongAdder();

    private final Thread thread = new Thread(this::run, "bench-echo");
    private volatile boolean isClosing;

    private EchoLoop(Selector selector) {
        this.selector = selector;
        thread.setDaemon(true);
    }

    /** One that echoes on the connections it is given. */
    static EchoLoop start() throws IOException {
        EchoLoop loop = new EchoLoop(Selector.open());
        loop.thread.start();
        return loop;
    }

    /** One that also accepts connections, on any free port of loopback. */
    public static Serving serve() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        EchoLoop loop = new EchoLoop(Selector.open());
        listener.register(loop.selector, SelectionKey.OP_ACCEPT);
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        loop.thread.start();
        return new Serving(loop, address);
    }

    /** An echo server, and where it listens. */
    public record Serving(EchoLoop loop, InetSocketAddress address) implements AutoCloseable {
        @Override
        public void close() {
            loop.close();
        }
    }

    void join(SocketChannel connection) {
        joining.add(connection);
        selector.wakeup();
    }

    long echoedBytes() {
        return echoedBytes.sum();
    }

    /** Ends the thread, which closes every connection. */
    @Override
    public void close() {
        isClosing = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!isClosing) {
                selector.select();
                for (SocketChannel next = joining.poll(); next != null; next = joining.poll()) {
                    next.configureBlocking(false);
                    next.register(selector, SelectionKey.OP_READ);
                }
                selector.selectedKeys().forEach(this::serve);
                selector.selectedKeys().clear();
            }
            selector.keys().forEach(EchoLoop::closeQuietly);
        } catch (IOException broken) {
            throw new UncheckedIOException("the echo loop broke", broken);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (!key.isValid()) {
                return;
            }
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else if (key.isWritable()) {
                finish(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
            } else {
                echo(key, (SocketChannel) key.channel());
            }
        } catch (IOException broken) {
            closeQuietly(key);
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (SocketChannel accepted = listener.accept(); accepted != null; accepted = listener.accept()) {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_READ);
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

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
