package io.ridethrough.simulations.bench.engine;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The process of a {@link CannedServer}, from its parent's side. For one thread. */
final class CountedServer implements AutoCloseable {

    private static final List<String> JVM_OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_LINES = 16;

    private final ChildProcess process;
    private final BlockingQueue<String> lines;
    private final URI url;

    private CountedServer(ChildProcess process, BlockingQueue<String> lines, URI url) {
        this.process = process;
        this.lines = lines;
        this.url = url;
    }

    /**
     * How many requests it had answered at a moment.
     *
     * @param nanos of the server's monotonic clock
     */
    record Count(long requests, long nanos) {}

    /** Starts it, and returns when it serves. */
    static CountedServer start(Path logs) throws EnvironmentUnavailableException, IOException, InterruptedException {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES);
        ChildProcess process = ChildProcess.run(
                new JavaCommand("canned-server", CannedServerMain.class.getName(), JVM_OPTIONS, List.of(), logs),
                lines::offer);
        try {
            String url = said(lines, CannedServerMain.READY)[1];
            return new CountedServer(process, lines, URI.create(url));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    URI url() {
        return url;
    }

    Count count() throws IOException, InterruptedException {
        process.tell("count");
        String[] words = said(lines, CannedServerMain.SERVED);
        return new Count(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    @Override
    public void close() {
        process.close();
    }

    private static String[] said(BlockingQueue<String> lines, String first) throws IOException, InterruptedException {
        String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || !line.startsWith(first + " ")) {
            throw new IOException("the measured server said no " + first + " but " + line);
        }
        return line.split(" ", -1);
    }
}
