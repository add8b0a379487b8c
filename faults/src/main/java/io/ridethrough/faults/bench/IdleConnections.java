package io.ridethrough.faults.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What thousands of connections that say nothing cost a proxy in memory, and whether they still work afterwards. */
final class IdleConnections implements Measurement {
    private static final int WANTED = 10_000;
    private static final int LIVELY_SAMPLE = 100;
    private static final double MOST_MEBIBYTES = 512;

    /** Files that a proxy has open beside the two sockets of each connection. */
    private static final int OTHER_FILES = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        int count = (int) Math.min(WANTED, (openFilesLimit() - OTHER_FILES) / 2);
        report.begins(count + " idle connections");
        if (count < WANTED) {
            report.note("idle connections: the limit of open files allows " + count + " of " + WANTED
                    + ": growth is scaled up to " + WANTED);
        }
        List<OptionalDouble> resident = new ArrayList<>();
        List<OptionalDouble> eachKibibytes = new ArrayList<>();
        List<OptionalDouble> alive = new ArrayList<>();
        for (Contender contender : course.contenders()) {
            List<SocketChannel> connections = new ArrayList<>();
            try (Route route = Route.open(contender, "idle", course.distantEcho())) {
                OptionalDouble before = ProcessMemory.residentMebibytes(contender.pid());
                for (int i = 0; i < count; i++) {
                    connections.add(route.connect());
                }
                alive.add(OptionalDouble.of(livelyShare(connections)));
                OptionalDouble after = ProcessMemory.residentMebibytes(contender.pid());
                if (before.isPresent() && after.isPresent()) {
                    double grown = after.getAsDouble() - before.getAsDouble();
                    resident.add(OptionalDouble.of(before.getAsDouble() + grown * WANTED / count));
                    eachKibibytes.add(OptionalDouble.of(grown * 1024 / count));
                } else {
                    report.note("idle connections: this system does not tell a process's memory");
                    resident.add(OptionalDouble.empty());
                    eachKibibytes.add(OptionalDouble.empty());
                }
            } finally {
                Closing.all(connections);
            }
        }
        report.add(Figure.of("memory with 10,000 idle connections", "MiB", resident)
                .mustBe(Bar.atMost(MOST_MEBIBYTES)));
        report.add(Figure.of("  of which each of them", "KiB", eachKibibytes));
        report.add(Figure.of("  alive, of a sample", "%", alive).withoutRatio().mustBe(Bar.atLeast(100)));
    }

    private static double livelyShare(List<SocketChannel> connections) throws IOException {
        int step = Math.max(1, connections.size() / LIVELY_SAMPLE);
        int asked = 0;
        int lively = 0;
        for (int i = 0; i < connections.size(); i += step) {
            asked++;
            lively += answers(connections.get(i)) ? 1 : 0;
        }
        return 100.0 * lively / asked;
    }

    private static boolean answers(SocketChannel connection) throws IOException {
        try {
            connection.write(ByteBuffer.wrap(new byte[] {1}));
            connection.socket().setSoTimeout((int) PATIENCE.toMillis());
            return connection.socket().getInputStream().read() == 1;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException broken) {
            return false;
        }
    }

    private static long openFilesLimit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
