package io.ridethrough.results.inference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A benchmark written by hand: three rates, of which the last is too much. */
final class ExampleBench {
    static final Objective OBJECTIVE = new Objective(Map.of("ttft", 200.0, "itl", 50.0));
    private static final long MILLI = 1_000_000;
    private static final long WINDOW_NANOS = 10_000 * MILLI;

    private ExampleBench() {}

    /** First piece after {@code firstMillis}, the others {@code gapMillis} apart. */
    static SeenRequest answered(long firstMillis, long gapMillis, int pieces) {
        List<Long> nanos = LongStream.range(0, pieces)
                .map(piece -> (firstMillis + piece * gapMillis) * MILLI)
                .boxed()
                .toList();
        return new SeenRequest(SeenRequest.COMPLETE, nanos, nanos.get(pieces - 1), pieces, MILLI);
    }

    static SeenRequest refused() {
        return new SeenRequest(SeenRequest.REFUSED, List.of(), MILLI, 0, MILLI);
    }

    static StepWatch watch(double perSecond, long completed, List<Integer> underWay) {
        return new StepWatch(BenchStep.OPEN, perSecond, WINDOW_NANOS, completed, underWay, 7, true);
    }

    static BenchStep step(List<SeenRequest> requests, double perSecond) {
        long complete = requests.stream().filter(SeenRequest::isComplete).count();
        return StepTally.of(requests, OBJECTIVE, watch(perSecond, complete, List.of(1, 1, 1, 1, 1)));
    }

    static ModelBenchResult result() {
        List<SeenRequest> some = new ArrayList<>();
        List<SeenRequest> more = new ArrayList<>();
        List<SeenRequest> tooMany = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            some.add(answered(20 + i / 10, 10, 8));
            more.add(answered(40 + i, 20, 8));
            tooMany.add(i % 3 == 0 ? refused() : answered(100 + 9L * i, 30, 8));
        }
        return new ModelBenchResult(
                ModelBenchFile.FORMAT,
                Instant.parse("2026-01-02T03:04:05Z"),
                new BenchTarget(
                        "http://127.0.0.1:8000",
                        "m",
                        List.of("model <b>&"),
                        List.of("fp_1"),
                        BenchTarget.GIVEN,
                        Duration.ofMillis(20),
                        BenchTarget.USAGE),
                new BenchLoad(
                        7,
                        "poisson",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        64,
                        512,
                        "golden",
                        200),
                OBJECTIVE,
                List.of(step(some, 5), step(more, 10), step(tooMany, 20)),
                "stopped at 20/s: too much",
                Map.of("java", "17"));
    }
}
