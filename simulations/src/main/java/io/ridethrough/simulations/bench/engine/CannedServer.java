package io.ridethrough.simulations.bench.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives every request of HTTP/1.1 the same small answer, on any number of connections that stay open, with one thread, and
 * counts them: as little as a server can cost those who share its processors. Requests must not have a body, and a client
 * has to take an answer before its connection is full of them.
 */
final class CannedServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private static final String BODY =
            "{\"data\":{\"id\":\"1000\",\"total\":\"42.50\",\"note\":\"the same for everybody\"}}";

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\n"
                    + "Content-Type: application/json\r\n"
                    + "X-Inference-Outcome: model\r\n"
                    + "Content-Length: " + BODY.length() + "\r\n"
                    + "\r\n"
                    + BODY)
            .getBytes(US_ASCII);

    private static final byte[] END_OF_REQUEST = {'\r', '\n', '\r', '\n'};

    private final Selector selector;
    private final InetSocketAddress address;
    private final byte[] octets = new byte[BUFFER_BYTES];
    private final ByteBuffer read = ByteBuffer.wrap(octets);
    private final ByteBuffer answer =
            ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER).flip();
    private final AtomicLong served = new AtomicLong();
    private final Thread thread = new Thread(this::run, "bench-canned-server");
    private volatile boolean isClosing;

    private CannedServer(Selector selector, InetSocketAddress address) {
        this.selector = selector;
        this.address = address;
        thread.setDaemon(true);
    }

    /** How far a connection has come in the end of a request. */
    private static final class Connection {
        private int matched;
    }

    /** One that listens on any free port of loopback. */
    static CannedServer open() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        Selector selector = Selector.open();
        listener.register(selector, SelectionKey.OP_ACCEPT);
        CannedServer server = new CannedServer(selector, (InetSocketAddress) listener.getLocalAddress());
        server.thread.start();
        return server;
    }

    InetSocketAddress address() {
        return address;
    }

    /** Requests that were answered. */
    long served() {
        return served.get();
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
                selector.select(this::serve);
            }
            selector.keys().forEach(CannedServer::closeQuietly);
        } catch (IOException broken) {
            throw new UncheckedIOException("the canned server broke", broken);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else if (key.attachment() instanceof Connection connection) {
                answer((SocketChannel) key.channel(), connection);
            }
        } catch (IOException broken) {
            closeQuietly(key);
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (SocketChannel accepted = listener.accept(); accepted != null; accepted = listener.accept()) {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_READ, new Connection());
        }
    }

    private void answer(SocketChannel channel, Connection connection) throws IOException {
        int length = channel.read(read.clear());
        if (length < 0) {
            channel.close();
            return;
        }
        for (int requests = ended(connection, length); requests > 0; requests--) {
            // Counted first: whoever has an answer finds it counted.
            served.incrementAndGet();
            if (channel.write(answer.rewind()) < ANSWER.length) {
                throw new IOException("a client does not take its answers");
            }
        }
    }

    /** How many requests end in what was read. */
    private int ended(Connection connection, int length) {
        int requests = 0;
        for (int i = 0; i < length; i++) {
            if (octets[i] == END_OF_REQUEST[connection.matched]) {
                connection.matched++;
            } else {
                connection.matched = octets[i] == END_OF_REQUEST[0] ? 1 : 0;
            }
            if (connection.matched == END_OF_REQUEST.length) {
                connection.matched = 0;
                requests++;
            }
        }
        return requests;
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
