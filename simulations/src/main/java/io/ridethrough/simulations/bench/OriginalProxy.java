package io.ridethrough.simulations.bench;

import io.ridethrough.environments.EnvironmentUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Toxiproxy's own server, from a file on this machine, as a process of its own. */
public final class OriginalProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 20;

    private final Process process;
    private final URI api;

    private OriginalProxy(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** Starts it, and returns when its API accepts connections. */
    public static OriginalProxy start(Path server) throws EnvironmentUnavailableException, InterruptedException {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(server.toString(), "-host", "127.0.0.1", "-port", String.valueOf(port))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            OriginalProxy original = new OriginalProxy(process, URI.create("http://127.0.0.1:" + port));
            original.awaitApi(port, server);
            return original;
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(server + " cannot be started: " + e.getMessage(), e);
        }
    }

    public URI api() {
        return api;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitApi(int port, Path server) throws EnvironmentUnavailableException, InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() - endNanos < 0) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
                return;
            } catch (IOException notYet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        close();
        throw new EnvironmentUnavailableException(server + " does not serve its API");
    }

    /** It cannot choose a port itself: it would not say which. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
