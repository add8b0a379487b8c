package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How far from the latency asked for each message of a steady stream arrives. The error is arrival − sending − latency:
 * what the network and the two ends take is part of it. Where the machine could not even send on time, its own lateness
 * would be taken for the proxy's: then errors are told, but not judged.
 */
final class InjectedLatency implements Measurement {
    private static final Duration WARM_UP = Duration.ofMillis(700);
    private static final double MOST_LAG_MILLIS = 2.5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int latencyMillis;
    private final int perSecond;

    InjectedLatency(int latencyMillis, int perSecond) {
        this.latencyMillis = latencyMillis;
        this.perSecond = perSecond;
    }

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        String what = latencyMillis + " ms at " + perSecond + "/s, ";
        report.begins("latency of " + latencyMillis + " ms at " + perSecond + " messages a second");
        List<PacedStream> streams = new ArrayList<>();
        for (Contender contender : course.contenders()) {
            PacedStream stream = new PacedStream(perSecond, course.length());
            streams.add(stream);
            int missing = send(contender, stream);
            if (missing > 0) {
                report.note(what + contender.name() + ": " + missing + " messages had not arrived after "
                        + PATIENCE.toSeconds() + " s");
            }
        }
        double lagMillis = streams.get(0).lag().quantileMillis(0.99);
        boolean isJudged = lagMillis <= MOST_LAG_MILLIS;
        if (!isJudged) {
            report.note(String.format(
                    Locale.ROOT,
                    "%snot judged: this machine was too busy, it held back the sender itself by %.1f ms (p99)",
                    what,
                    lagMillis));
        }
        BiFunction<Figure, Bar, Figure> judged = (figure, bar) -> isJudged ? figure.mustBe(bar) : figure;
        report.add(judged.apply(
                figure(what + "error p50", streams, transit -> transit.quantileMillis(0.5) - latencyMillis),
                Bar.atMost(1)));
        report.add(judged.apply(
                figure(what + "error p99", streams, transit -> transit.quantileMillis(0.99) - latencyMillis),
                Bar.atMost(5)));
        // Being early is nobody else's fault.
        report.add(figure(what + "earliest", streams, transit -> transit.leastMillis() - latencyMillis)
                .mustBe(Bar.atLeast(0)));
        report.add(judged.apply(figure(what + "drift", streams, Samples::driftMillis), Bar.atMost(1)));
        report.add(Figure.of(what + "the sender's own lag p99", "ms", lags(streams))
                .withoutRatio());
    }

    private static List<OptionalDouble> lags(List<PacedStream> streams) {
        return streams.stream()
                .map(stream -> OptionalDouble.of(stream.lag().quantileMillis(0.99)))
                .toList();
    }

    private int send(Contender contender, PacedStream stream) throws IOException, InterruptedException {
        int missing = send(contender, latencyMillis, new PacedStream(perSecond, WARM_UP));
        return missing + send(contender, latencyMillis, stream);
    }

    /** Sends a stream through a proxy of its own, and says how many messages are missing in the end. */
    static int send(Contender contender, int latencyMillis, PacedStream stream)
            throws IOException, InterruptedException {
        try (Sink sink = Sink.reading(stream::take);
                Route route = Route.open(contender, "latency", sink.address())) {
            route.delay("delay", latencyMillis, 0);
            try (SocketChannel connection = route.connect()) {
                return stream.send(connection, PATIENCE);
            }
        }
    }

    private static Figure figure(String what, List<PacedStream> streams, ToDoubleFunction<Samples> value) {
        List<OptionalDouble> values = streams.stream()
                .map(PacedStream::transit)
                .map(transit ->
                        transit.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(transit)))
                .toList();
        return Figure.of(what, "ms", values).withoutRatio();
    }
}
