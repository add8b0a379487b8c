package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client that stops reading does to a proxy whose upstream has much to say: it is to stop the upstream, not to
 * fill its memory, and to deliver the rest once the client reads on.
 */
final class StalledReader implements Measurement {
    private static final long BODY_BYTES = 200_000_000;
    private static final int WRITE_BYTES = 64 * 1024;
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final double MOST_GROWTH_MEBIBYTES = 64;
    private static final double BYTES_IN_A_MEGABYTE = 1e6;

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins("a reader that stops");
        List<OptionalDouble> growth = new ArrayList<>();
        List<OptionalDouble> taken = new ArrayList<>();
        List<OptionalDouble> delivered = new ArrayList<>();
        for (Contender contender : course.contenders()) {
            AtomicLong written = new AtomicLong();
            try (Sink source = Sink.open(connection -> write(connection, written));
                    Route route = Route.open(contender, "stalled-reader", source.address())) {
                OptionalDouble before = ProcessMemory.residentMebibytes(contender.pid());
                try (SocketChannel client = route.connect()) {
                    Thread.sleep(STALL.toMillis());
                    OptionalDouble after = ProcessMemory.residentMebibytes(contender.pid());
                    growth.add(
                            before.isPresent() && after.isPresent()
                                    ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                                    : OptionalDouble.empty());
                    taken.add(OptionalDouble.of(written.get() / BYTES_IN_A_MEGABYTE));
                    delivered.add(OptionalDouble.of(readAll(client) / BYTES_IN_A_MEGABYTE));
                }
            }
        }
        report.add(Figure.of("memory grown by a reader that stops", "MiB", growth)
                .withoutRatio()
                .mustBe(Bar.atMost(MOST_GROWTH_MEBIBYTES)));
        report.add(Figure.of("  taken meanwhile of 200 MB, kernels included", "MB", taken)
                .withoutRatio()
                .mustBe(Bar.atMost(BODY_BYTES / BYTES_IN_A_MEGABYTE / 2)));
        report.add(Figure.of("  delivered once it reads on", "MB", delivered)
                .withoutRatio()
                .mustBe(Bar.atLeast(BODY_BYTES / BYTES_IN_A_MEGABYTE)));
    }

    private static void write(SocketChannel connection, AtomicLong written) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(WRITE_BYTES);
        while (written.get() < BODY_BYTES) {
            bytes.clear().limit((int) Math.min(WRITE_BYTES, BODY_BYTES - written.get()));
            written.addAndGet(connection.write(bytes));
        }
    }

    private static long readAll(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(WRITE_BYTES);
        long total = 0;
        for (int read = 0; read >= 0; read = client.read(bytes.clear())) {
            total += read;
        }
        return total;
    }
}
