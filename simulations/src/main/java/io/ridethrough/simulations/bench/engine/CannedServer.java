package io.ridethrough.simulations.bench.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ridethrough.faults.bench.SelectorLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives every request of HTTP/1.1 the same small answer, on any number of connections that stay open, with one thread, and
 * counts them: as little as a server can cost those who share its processors. Requests must not have a body, and a client
 * has to take an answer before its connection is full of them.
 */
final class CannedServer implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

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

    private final SelectorLoop loop;
    private final InetSocketAddress address;
    private final byte[] octets = new byte[BUFFER_BYTES];
    private final ByteBuffer read = ByteBuffer.wrap(octets);
    private final ByteBuffer answer =
            ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER).flip();
    private final AtomicLong served = new AtomicLong();

    private CannedServer(Selector selector, InetSocketAddress address) {
        this.address = address;
        loop = new SelectorLoop("bench-canned-server", selector, this::turn);
    }

    /** How far a connection has come in the end of a request. */
    private static final class Connection {
        private int matched;
    }

    /** One that listens on any free port of loopback. */
    static CannedServer open() throws IOException {
        Selector selector = Selector.open();
        CannedServer server = new CannedServer(selector, SelectorLoop.listen(selector));
        server.loop.start();
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
        loop.close();
    }

    private void turn(SelectionKey key) throws IOException {
        if (key.attachment() == null) {
            key.attach(new Connection());
        }
        answer((SocketChannel) key.channel(), (Connection) key.attachment());
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
}
