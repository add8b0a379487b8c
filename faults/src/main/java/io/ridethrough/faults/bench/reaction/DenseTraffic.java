package io.ridethrough.faults.bench.reaction;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** About 1000 small messages a second over some connections in turn, from one thread that also takes the answers. */
final class DenseTraffic implements AutoCloseable {
    static final int CONNECTIONS = 8;
    static final Duration INTERVAL = Duration.ofMillis(1);
    private static final int MESSAGE_BYTES = 64;
    private static final int READ_BYTES = 64 * 1024;

    private final List<SocketChannel> connections = new ArrayList<>();
    private volatile boolean isOver;
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    private DenseTraffic() {}

    /** Connects to where the proxy listens, and begins. */
    static DenseTraffic start(InetSocketAddress proxy) throws IOException {
        DenseTraffic traffic = new DenseTraffic();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                SocketChannel connection = SocketChannel.open(proxy);
                traffic.connections.add(connection);
                connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
                connection.configureBlocking(false);
            }
        } catch (IOException e) {
            traffic.close();
            throw e;
        }
        daemon("reaction-traffic", traffic::flow);
        return traffic;
    }

    /** @throws IOException when a connection broke: what is measured after that means nothing */
    void requireFlow() throws IOException {
        IOException broken = failure.get();
        if (broken != null) {
            throw new IOException("the traffic broke", broken);
        }
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void flow() {
        ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
        ByteBuffer answers = ByteBuffer.allocateDirect(READ_BYTES);
        long dueNanos = System.nanoTime();
        try {
            for (int turn = 0; !isOver; turn = (turn + 1) % CONNECTIONS) {
                // A full socket takes a part or nothing: bytes are bytes here, none has to be whole.
                connections.get(turn).write(message.clear());
                for (SocketChannel connection : connections) {
                    if (connection.read(answers.clear()) < 0) {
                        throw new IOException("the proxy closed a connection");
                    }
                }
                dueNanos += INTERVAL.toNanos();
                LockSupport.parkNanos(dueNanos - System.nanoTime());
            }
        } catch (IOException e) {
            if (!isOver) {
                failure.set(e);
            }
        }
    }
}
