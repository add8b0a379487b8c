package io.ridethrough.results.baseline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Baselines made of seeded latencies, sound until told otherwise: 8 repeats, series {@code a/x} (gated) and {@code a/y}. */
final class ABaseline {
    static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    static final int SAMPLES = 200;
    static final int REPEATS = 8;

    private final String name;
    private String session = "together";
    private double factor = 1;
    private double failing;
    private int repeats = REPEATS;
    private int samples = SAMPLES;
    private int failsIn = REPEATS;
    private List<String> doubts = List.of();
    private List<String> series = List.of("a/x @ steady", "a/y @ steady");
    private Map<String, String> facts = Map.of("environment", "embedded", "processors", "2");

    private ABaseline(String name) {
        this.name = name;
    }

    static ABaseline named(String name) {
        return new ABaseline(name);
    }

    ABaseline session(String other) {
        session = other;
        return this;
    }

    ABaseline slower(double times) {
        factor = times;
        return this;
    }

    /** Such a share of the requests fails, in the first so many repeats. */
    ABaseline failing(double share, int inRepeats) {
        failing = share;
        failsIn = inRepeats;
        return this;
    }

    ABaseline repeats(int count) {
        repeats = count;
        return this;
    }

    ABaseline samples(int count) {
        samples = count;
        return this;
    }

    ABaseline doubting(String... why) {
        doubts = List.of(why);
        return this;
    }

    ABaseline series(String... names) {
        series = List.of(names);
        return this;
    }

    ABaseline facts(Map<String, String> other) {
        facts = other;
        return this;
    }

    Baseline build() {
        BaselineBuilder builder = new BaselineBuilder(name, session);
        IntStream.range(0, repeats).forEach(i -> builder.add(run(i)));
        return builder.build(new TreeSet<>(List.of(series.get(0))));
    }

    private RecordedRun run(int index) {
        TreeMap<String, Latencies> latencies = new TreeMap<>();
        for (String one : series) {
            // The same draws in every baseline, and a little of its own: as two builds under the same arrivals.
            SplittableRandom shared = new SplittableRandom(100 * index + one.hashCode());
            SplittableRandom own = new SplittableRandom(name.hashCode() + index);
            double run = factor * Math.exp(0.01 * own.nextGaussian());
            long failures = index < failsIn ? Math.round(failing * samples) : 0;
            latencies.put(
                    one,
                    new Latencies(
                            LatencyHistogram.ofMicros(LongStream.generate(
                                            () -> (long) (run * 8_000 * Math.exp(0.5 * shared.nextGaussian())))
                                    .limit(samples - failures)),
                            failures));
        }
        return new RecordedRun(
                new Repeat(RECORDED.plus(Duration.ofMinutes(index)), 42 + index, samples, samples, doubts),
                Fingerprint.of(facts),
                latencies,
                new TreeSet<>(series));
    }
}
