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

/** The original Toxiproxy, started on a free port of loopback, when {@code toxiproxy-server} is on the PATH. */
public final class OriginalToxiproxy implements AutoCloseable {
    public static final String PROGRAM = "toxiproxy-server";

    private final URI url;
    private final Process process;

    private OriginalToxiproxy(URI url, Process process) {
        this.url = url;
        this.process = process;
    }

    /** Where the program is, empty when it is not to be had here. */
    public static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** With metrics; its API answers when this returns. */
    public static OriginalToxiproxy start(Path program, long seed) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-host",
                        "127.0.0.1",
                        "-port",
                        String.valueOf(port),
                        "-seed",
                        String.valueOf(seed),
                        "-proxy-metrics")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        OriginalToxiproxy original = new OriginalToxiproxy(URI.create("http://127.0.0.1:" + port), process);
        try {
            Rig.await("the original Toxiproxy", () -> answers(port));
            return original;
        } catch (AssertionError e) {
            original.close();
            throw e;
        }
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
