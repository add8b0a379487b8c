package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a proxy without toxics adds to the round trip of a small message on a kept connection. */
final class PassThrough implements Measurement {
    private static final int MESSAGE_BYTES = 64;
    private static final int WARM_UP_MESSAGES = 5_000;
    private static final int MAX_SAMPLES = 1_000_000;

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins("round trips without a toxic");
        List<Route> routes = new ArrayList<>();
        List<SocketChannel> connections = new ArrayList<>();
        try (EchoLoop.Serving echo = EchoLoop.serve()) {
            connections.add(Route.connect(echo.address()));
            for (Contender contender : course.contenders()) {
                Route route = Route.open(contender, "pass-through", echo.address());
                routes.add(route);
                connections.add(route.connect());
            }
            List<Samples> samples = takeTurns(connections, course.length().toNanos());
            add(report, "p50", 0.5, 0.2, samples);
            add(report, "p99", 0.99, 2, samples);
        } finally {
            Closing.all(connections);
            Closing.all(routes);
        }
    }

    private static List<Samples> takeTurns(List<SocketChannel> connections, long lengthNanos) throws IOException {
        for (int i = 0; i < WARM_UP_MESSAGES; i++) {
            for (SocketChannel connection : connections) {
                roundTripNanos(connection);
            }
        }
        List<Samples> samples =
                connections.stream().map(connection -> new Samples(MAX_SAMPLES)).toList();
        long endNanos = System.nanoTime() + lengthNanos;
        while (System.nanoTime() - endNanos < 0) {
            for (int i = 0; i < connections.size(); i++) {
                samples.get(i).add(roundTripNanos(connections.get(i)));
            }
        }
        return samples;
    }

    private static long roundTripNanos(SocketChannel connection) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
        long sentNanos = System.nanoTime();
        connection.write(message);
        message.clear();
        while (message.hasRemaining()) {
            if (connection.read(message) < 0) {
                throw new IOException("the connection was closed");
            }
        }
        return System.nanoTime() - sentNanos;
    }

    private static void add(
            Report report, String name, double quantile, double mostAddedMillis, List<Samples> samples) {
        double direct = samples.get(0).quantileMillis(quantile);
        List<OptionalDouble> added = samples.stream()
                .skip(1)
                .map(ofOne -> OptionalDouble.of(ofOne.quantileMillis(quantile) - direct))
                .toList();
        report.add(Figure.of("round trip added, " + name, "ms", added)
                .besideDirect(direct)
                .mustBe(Bar.atMost(mostAddedMillis)));
    }
}
