package io.ridethrough.faults.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Has each contender delay messages before any delay is judged: a virtual machine first interprets what it compiles later,
 * and a slow stream alone would take minutes to have it compiled. What that first stream suffers is told, without a bar.
 */
final class LatencyWarmUp implements Measurement {
    private static final int LATENCY_MILLIS = 10;
    private static final int PER_SECOND = 1000;

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        Duration length = course.length().dividedBy(2);
        report.begins("latency, to warm up");
        List<OptionalDouble> errors = new ArrayList<>();
        for (Contender contender : course.contenders()) {
            PacedStream stream = new PacedStream(PER_SECOND, length);
            int missing = InjectedLatency.send(contender, LATENCY_MILLIS, stream);
            if (missing > 0) {
                throw new IOException(missing + " messages got lost in " + contender.name());
            }
            errors.add(OptionalDouble.of(stream.transit().quantileMillis(0.99) - LATENCY_MILLIS));
        }
        report.add(Figure.of("latency warming up, error p99", "ms", errors).withoutRatio());
        report.note("latency: each proxy was warmed up by " + length.toMillis() + " ms of " + PER_SECOND
                + " messages a second, whose errors are told but not judged");
    }
}
