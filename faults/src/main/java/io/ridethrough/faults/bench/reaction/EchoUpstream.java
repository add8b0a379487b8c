package io.ridethrough.faults.bench.reaction;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends back what it receives, with a thread for each connection. */
final class EchoUpstream implements AutoCloseable {
    private final ServerSocket listener;

    private EchoUpstream(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on any free port of loopback. */
    static EchoUpstream start() throws IOException {
        EchoUpstream upstream = new EchoUpstream(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        DenseTraffic.daemon("reaction-upstream", upstream::accept);
        return upstream;
    }

    String address() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** Accepts no more; connections end with their clients. */
    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                DenseTraffic.daemon("reaction-echo", () -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket opened) {
        try (Socket socket = opened) {
            socket.setTcpNoDelay(true);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // The measurement has ended, and its connections with it.
            return;
        }
    }
}
