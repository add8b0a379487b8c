package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What several latencies, or one with jitter, come to on average over a steady stream. */
final class MeanDelay implements Measurement {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PER_SECOND = 100;

    private final String what;
    private final int toxics;
    private final int latencyMillis;
    private final int jitterMillis;
    private final int streams;

    /** @param streams over how many connections the mean is taken */
    private MeanDelay(String what, int toxics, int latencyMillis, int jitterMillis, int streams) {
        this.what = what;
        this.toxics = toxics;
        this.latencyMillis = latencyMillis;
        this.jitterMillis = jitterMillis;
        this.streams = streams;
    }

    /** Two of 100 ms, which are to come to 200. */
    static MeanDelay stacked() {
        return new MeanDelay("two stacked latencies of 100 ms, mean", 2, 100, 0, 1);
    }

    /** One of 100 ± 100 ms, which is to come to 100. */
    static MeanDelay jittered() {
        return new MeanDelay("latency of 100 ± 100 ms on a stream, mean", 1, 100, 100, 16);
    }

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins(what);
        List<OptionalDouble> means = new ArrayList<>();
        List<OptionalDouble> errors = new ArrayList<>();
        for (Contender contender : course.contenders()) {
            double mean = meanMillis(contender, course.length());
            means.add(OptionalDouble.of(mean));
            errors.add(OptionalDouble.of(Math.abs(mean - toxics * latencyMillis)));
        }
        report.add(Figure.of(what, "ms", means).withoutRatio());
        report.add(Figure.of("  its distance from what was asked for", "ms", errors)
                .withoutRatio()
                .mustBe(Bar.atMost(2)));
    }

    private double meanMillis(Contender contender, Duration length) throws IOException, InterruptedException {
        List<PacedStream> all = new ArrayList<>();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            PacedStream stream = new PacedStream(PER_SECOND, length);
            all.add(stream);
            String name = "mean-delay-" + i;
            senders.add(Sink.thread("bench-sender", () -> send(contender, name, stream)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return all.stream()
                .map(PacedStream::transit)
                .filter(transit -> transit.size() > 0)
                .mapToDouble(Samples::meanMillis)
                .average()
                .orElseThrow(() -> new IOException("nothing arrived through " + contender.name()));
    }

    private void send(Contender contender, String name, PacedStream stream) {
        try (Sink sink = Sink.reading(stream::take);
                Route route = Route.open(contender, name, sink.address())) {
            for (int i = 0; i < toxics; i++) {
                route.delay("delay-" + i, latencyMillis, jitterMillis);
            }
            try (SocketChannel connection = route.connect()) {
                stream.send(connection, PATIENCE);
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
