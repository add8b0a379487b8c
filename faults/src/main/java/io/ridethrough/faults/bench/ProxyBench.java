package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
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
                new InjectedLatency(10, 100),
                new InjectedLatency(10, 1000),
                new InjectedLatency(100, 100),
                new InjectedLatency(100, 1000),
                new InjectedLatency(1000, 100),
                new InjectedLatency(1000, 1000)),
        STACKED(MeanDelay.stacked()),
        JITTER(MeanDelay.jittered()),
        STALLED_READER(new StalledReader()),
        IDLE(new IdleConnections());

        private final List<Measurement> measurements;

        Part(Measurement... measurements) {
            this.measurements = List.of(measurements);
        }
    }

    /**
     * Measures all contenders, which must be running; leaves no proxy behind on them.
     *
     * @param progress told what is being measured
     * @throws IOException when a contender or an upstream fails
     */
    public static Report run(Course course, Collection<Part> parts, Consumer<String> progress)
            throws IOException, InterruptedException {
        Report report =
                new Report(course.contenders().stream().map(Contender::name).toList(), progress);
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                for (Measurement measurement : part.measurements) {
                    measurement.measure(course, report);
                }
            }
        }
        return report;
    }
}
