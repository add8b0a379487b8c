package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** All that is measured of a fault proxy, in order. */
public final class ProxyBench {
    private static final List<Measurement> MEASUREMENTS = List.of(
            new PassThrough(),
            new Throughput(1),
            new Throughput(4),
            new MessageRate(),
            new InjectedLatency(10, 100),
            new InjectedLatency(10, 1000),
            new InjectedLatency(100, 100),
            new InjectedLatency(100, 1000),
            new InjectedLatency(1000, 100),
            new InjectedLatency(1000, 1000),
            MeanDelay.stacked(),
            MeanDelay.jittered(),
            new StalledReader(),
            new IdleConnections());

    private ProxyBench() {}

    /**
     * Measures all contenders, which must be running; leaves no proxy behind on them.
     *
     * @param progress told what is being measured
     * @throws IOException when a contender or an upstream fails
     */
    public static Report run(Course course, Consumer<String> progress) throws IOException, InterruptedException {
        Report report =
                new Report(course.contenders().stream().map(Contender::name).toList(), progress);
        for (Measurement measurement : MEASUREMENTS) {
            measurement.measure(course, report);
        }
        return report;
    }
}
