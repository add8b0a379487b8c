package io.ridethrough.faults.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Serves any number of TCP connections with one thread, as little as a server can cost. What is done with a connection is its
 * owner's: a {@link Turn} at each that can go on.
 */
public final class SelectorLoop implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Selector selector;
    private final Turn turn;
    private final Thread thread;
    private final Queue<SocketChannel> joining = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosing;

    /** What is done with a connection whose turn it is. */
    @FunctionalInterface
    public interface Turn {
        /**
         * Called on the loop's thread.
         *
         * @param key of a {@link SocketChannel}; its interest is in reading until that is changed, its attachment the owner's
         * @throws IOException which closes this connection and no other
         */
        void take(SelectionKey key) throws IOException;
    }

    /**
     * A loop that has yet to be started.
     *
     * @param name its thread's
     * @param selector open; closed with the loop
     */
    public SelectorLoop(String name, Selector selector, Turn turn) {
        this.selector = selector;
        this.turn = turn;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * Has whoever runs on a selector listen on any free port of loopback.
     *
     * @return where
     */
    public static InetSocketAddress listen(Selector selector) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return (InetSocketAddress) listener.getLocalAddress();
    }

    public void start() {
        thread.start();
    }

    /** Serves a connection that was made elsewhere. Safe for any thread. */
    void join(SocketChannel connection) {
        joining.add(connection);
        selector.wakeup();
    }

    /** Ends the thread, which closes every connection; waits for it for up to 5 s. */
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
                selector.select(this::serve);
                for (SocketChannel next = joining.poll(); next != null; next = joining.poll()) {
                    next.configureBlocking(false);
                    next.register(selector, SelectionKey.OP_READ);
                }
            }
            selector.keys().forEach(SelectorLoop::closeQuietly);
        } catch (IOException broken) {
            throw new UncheckedIOException("the loop " + thread.getName() + " broke", broken);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (!key.isValid()) {
                return;
            }
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else {
                turn.take(key);
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

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
