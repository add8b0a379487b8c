package io.ridethrough.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server of plain blocking sockets on loopback, a thread for each connection. */
public final class TestUpstream implements AutoCloseable {
    /** Serves one connection, which is closed when this returns. */
    public interface Conversation {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TestUpstream(ServerSocket server) {
        this.server = server;
    }

    public static TestUpstream start(Conversation conversation) throws IOException {
        TestUpstream upstream = new TestUpstream(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(() -> upstream.accept(conversation));
        return upstream;
    }

    /** Sends back what it gets, and ends when its client does. */
    public static TestUpstream echo() throws IOException {
        return start(socket -> {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
            }
        });
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept(Conversation conversation) {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(conversation, socket));
            }
        } catch (IOException e) {
            // The server was closed: the test is over.
        }
    }

    private void serve(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.serve(socket);
        } catch (IOException e) {
            // Faults break connections; what the client saw is what tests look at.
        } finally {
            sockets.remove(socket);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "test-upstream");
        thread.setDaemon(true);
        thread.start();
    }
}
