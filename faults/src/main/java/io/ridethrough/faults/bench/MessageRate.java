package io.ridethrough.faults.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many small exchanges a second go through a proxy without toxics, on several connections that each play ping-pong. */
final class MessageRate implements Measurement {
    private static final int CONNECTIONS = 16;
    private static final int MESSAGE_BYTES = 64;
    private static final Duration WARM_UP = Duration.ofMillis(300);

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins("small exchanges");
        List<Route> routes = new ArrayList<>();
        try (EchoLoop.Serving echo = EchoLoop.serve()) {
            List<InetSocketAddress> addresses = new ArrayList<>(List.of(echo.address()));
            for (Contender contender : course.contenders()) {
                Route route = Route.open(contender, "message-rate", echo.address());
                routes.add(route);
                addresses.add(route.address());
            }
            Duration turn = course.length().dividedBy(course.rounds());
            Rounds rounds = Rounds.take(
                    course.rounds(), addresses.size(), path -> exchangesPerSecond(addresses.get(path), turn));
            report.add(rounds.figure("exchanges of 64 bytes, " + CONNECTIONS + " connections", "1/s")
                    .mustBe(Bar.ratioAtLeast(1)));
        } finally {
            Closing.all(routes);
        }
    }

    private static double exchangesPerSecond(InetSocketAddress address, Duration turn)
            throws IOException, InterruptedException {
        try (EchoLoop players = EchoLoop.start()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                SocketChannel connection = Route.connect(address);
                connection.write(ByteBuffer.allocate(MESSAGE_BYTES));
                players.join(connection);
            }
            Thread.sleep(WARM_UP.toMillis());
            long echoedBefore = players.echoedBytes();
            long startNanos = System.nanoTime();
            Thread.sleep(turn.toMillis());
            double elapsedNanos = System.nanoTime() - startNanos;
            double exchanges = (players.echoedBytes() - echoedBefore) / (double) MESSAGE_BYTES;
            return exchanges * TimeUnit.SECONDS.toNanos(1) / elapsedNanos;
        }
    }
}
