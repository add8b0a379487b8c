package io.ridethrough.faults.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An upstream whose backlog is full, so that the kernel lets dials hang, until it recovers and echoes. */
final class HungUpstream implements AutoCloseable {
    private static final int DIAL_LIMIT_MILLIS = 150;

    /** More than any kernel queues for a backlog of one. */
    private static final int MAX_QUEUED = 16;

    /** How long what is queued may take to be taken, on a busy machine. */
    private static final int RECOVERY_LIMIT_SECONDS = 10;

    private final ServerSocket server;
    private final List<Socket> queued;
    private final CountDownLatch taken;

    private HungUpstream(ServerSocket server, List<Socket> queued) {
        this.server = server;
        this.queued = queued;
        // The last of them still hangs.
        this.taken = new CountDownLatch(queued.size() - 1);
    }

    static HungUpstream start() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List<Socket> queued = new ArrayList<>();
        for (int i = 0; i < MAX_QUEUED; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
                        DIAL_LIMIT_MILLIS);
            } catch (SocketTimeoutException e) {
                return new HungUpstream(server, queued);
            }
        }
        throw new AssertionError("this kernel queues more than " + MAX_QUEUED + " connections");
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Takes what is queued and, from now on, echoes. Returns when there is room for who comes next. */
    void recover() throws InterruptedException {
        Thread thread = new Thread(this::accept, "hung-upstream");
        thread.setDaemon(true);
        thread.start();
        if (!taken.await(RECOVERY_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(taken.getCount() + " connections are still queued");
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                taken.countDown();
                Thread echo = new Thread(() -> echo(socket), "hung-upstream-echo");
                echo.setDaemon(true);
                echo.start();
            }
        } catch (IOException e) {
            // Closed: the observation is over.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Broken by its client, which is what is looked at.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : queued) {
            socket.close();
        }
    }
}
