package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** All that is measured of a fault proxy. */
public final class ProxyBench {
    private ProxyBench() {}

    /** What can be measured alone, in the order in which it is. */
    public enum Part {
        PASS_THROUGH(new PassThrough()),
        THROUGHPUT(new Throughput(1), new Throughput(4)),
        EXCHANGES(new MessageRate()),
        LATENCY(
                new LatencyWarmUp(),
                new InjectedLatency(10, 100),
                new InjectedLatency(10, 1000),
                new InjectedLatency(100, 100),
                new InjectedLatency(100, 1000),
                new InjectedLatency(1000, 100),
                new InjectedLatency(1000, 1000)),
        STACKED(MeanDelay.stacked()),
        JITTER(MeanDelay.jittered()),
        REACTION(new Reaction()),
        STALLED_READER(new StalledReader()),
        IDLE(new IdleConnections());

        private final List<Measurement> measurements;

        Part(Measurement... measurements) {
            this.measurements = List.of(measurements);
        }
    }

    /**
     * Measures all contenders, which must be running; leaves no proxy behind on them. A part that fails is told in the
     * report, and the others are measured all the same.
     *
     * @param progress told what is being measured
     */
    public static Report run(Course course, Collection<Part> parts, Consumer<String> progress)
            throws InterruptedException {
        Report report =
                new Report(course.contenders().stream().map(Contender::name).toList(), progress);
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                measure(part, course, report);
            }
        }
        return report;
    }

    private static void measure(Part part, Course course, Report report) throws InterruptedException {
        for (Measurement measurement : part.measurements) {
            try {
                measurement.measure(course, report);
            } catch (IOException e) {
                report.failed(part.name().toLowerCase(Locale.ROOT).replace('_', '-'), e);
            }
        }
    }
}
