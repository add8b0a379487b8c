package io.ridethrough.faults.toxiproxy;

import io.ridethrough.faults.proxy.Rig;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The original Toxiproxy, started on a free port of loopback: its program when {@code toxiproxy-server} is on the PATH,
 * else its image when a Docker engine answers and has it or can get it.
 */
final class OriginalToxiproxy implements AutoCloseable {
    private static final String PROGRAM = "toxiproxy-server";
    private static final String IMAGE = "shopify/toxiproxy:2.1.4";

    private final URI url;
    private final AutoCloseable running;

    private OriginalToxiproxy(int port, AutoCloseable running) {
        this.url = URI.create("http://127.0.0.1:" + port);
        this.running = running;
    }

    /** Empty when neither the program nor the image is to be had here. */
    static Optional<OriginalToxiproxy> start() throws IOException, InterruptedException {
        int port = freePort();
        Optional<AutoCloseable> running = program(port).or(() -> container(port));
        if (running.isPresent()) {
            Rig.await("the original Toxiproxy", () -> answers(port));
        }
        return running.map(started -> new OriginalToxiproxy(port, started));
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws Exception {
        running.close();
    }

    private static Optional<AutoCloseable> program(int port) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> launch(program, port));
    }

    private static AutoCloseable launch(Path program, int port) {
        try {
            Process process = new ProcessBuilder(
                            program.toString(), "-host", "127.0.0.1", "-port", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return () -> process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(program + " cannot be started", e);
        }
    }

    /** On the host's own network, so that it reaches the test's upstream on loopback. */
    private static Optional<AutoCloseable> container(int port) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        GenericContainer<?> container =
                new GenericContainer<>(IMAGE).withNetworkMode("host").withCommand("-host=127.0.0.1", "-port=" + port);
        try {
            container.start();
            return Optional.of(container::stop);
        } catch (RuntimeException e) {
            // Most often the image: an engine without a registry in reach has none.
            container.stop();
            return Optional.empty();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
