package io.ridethrough.faults.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How many bytes a second go one way through a proxy without toxics, written as fast as it takes them. */
final class Throughput implements Measurement {
    private static final int WRITE_BYTES = 64 * 1024;
    private static final Duration WARM_UP = Duration.ofMillis(300);
    private static final double BYTES_IN_A_MEGABYTE = 1e6;

    private final int connections;

    Throughput(int connections) {
        this.connections = connections;
    }

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins("throughput of " + connections + " connection(s)");
        LongAdder received = new LongAdder();
        List<Route> routes = new ArrayList<>();
        try (Sink sink = Sink.reading((bytes, nowNanos) -> {
            received.add(bytes.remaining());
            bytes.position(bytes.limit());
        })) {
            List<InetSocketAddress> addresses = new ArrayList<>(List.of(sink.address()));
            for (Contender contender : course.contenders()) {
                Route route = Route.open(contender, "throughput", sink.address());
                routes.add(route);
                addresses.add(route.address());
            }
            Duration turn = course.length().dividedBy(course.rounds());
            Rounds rounds = Rounds.take(course.rounds(), addresses.size(), path -> {
                double perSecond = bytesPerSecond(addresses.get(path), turn, received);
                return perSecond / BYTES_IN_A_MEGABYTE;
            });
            report.add(rounds.figure("throughput, " + connections + " x 64 KiB writes", "MB/s")
                    .mustBe(Bar.ratioAtLeast(1)));
        } finally {
            Closing.all(routes);
        }
    }

    private double bytesPerSecond(InetSocketAddress address, Duration turn, LongAdder received)
            throws IOException, InterruptedException {
        List<SocketChannel> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                SocketChannel connection = Route.connect(address);
                open.add(connection);
                Sink.thread("bench-writer", () -> writeOn(connection));
            }
            return perSecond(turn, received);
        } finally {
            Closing.all(open);
        }
    }

    private static double perSecond(Duration turn, LongAdder received) throws InterruptedException {
        Thread.sleep(WARM_UP.toMillis());
        long receivedBefore = received.sum();
        long startNanos = System.nanoTime();
        Thread.sleep(turn.toMillis());
        double elapsedNanos = System.nanoTime() - startNanos;
        return (received.sum() - receivedBefore) * TimeUnit.SECONDS.toNanos(1) / elapsedNanos;
    }

    private static void writeOn(SocketChannel connection) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(WRITE_BYTES);
        try {
            while (true) {
                connection.write(bytes);
                bytes.clear();
            }
        } catch (IOException closed) {
            // The turn is over.
            return;
        }
    }
}
