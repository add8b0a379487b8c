package io.ridethrough.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ridethrough.results.inference.BenchLoad;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.LatencyHistogram;
import io.ridethrough.results.inference.ModelBenchFile;
import io.ridethrough.results.inference.ModelBenchResult;
import io.ridethrough.results.inference.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedBenchTest {
    @Test
    void each_metric_of_each_step_is_a_series_in_microseconds() {
        RecordedRun run = RecordedBench.of(bench(List.of(step(BenchStep.OPEN, 8), step(BenchStep.OPEN, 12.5))));
        Latencies ttft =
                Optional.ofNullable(run.series().get("model/ttft @ 8/s")).orElseThrow();

        assertThat(run.series())
                .hasSize(8)
                .containsKeys("model/itl @ 8/s", "model/e2e @ 12.5/s", "model/tpot @ 12.5/s");
        assertThat(ttft.answered().count()).isEqualTo(100);
        assertThat(ttft.failures()).isEqualTo(2);
        assertThat(ttft.percentileMicros(50).orElseThrow()).isBetween(50_900L, 51_100L);
    }

    @Test
    void what_open_arrivals_see_is_gated_and_time_per_token_is_not() {
        assertThat(RecordedBench.of(bench(List.of(step(BenchStep.SYNCHRONOUS, 3), step(BenchStep.OPEN, 8))))
                        .gated())
                .containsExactly("model/e2e @ 8/s", "model/itl @ 8/s", "model/ttft @ 8/s");
    }

    @Test
    void the_fingerprint_names_the_model_its_weights_and_its_pace_and_no_address() {
        Fingerprint fingerprint =
                RecordedBench.of(bench(List.of(step(BenchStep.OPEN, 8)))).fingerprint();

        assertThat(fingerprint.facts())
                .containsEntry("environment", "given model")
                .containsEntry("model", "advisor")
                .containsEntry("model-weights", "fp_1")
                .containsEntry("model-pace", "20 ms")
                .containsEntry("load", "poisson arrivals, 8/s")
                .containsEntry("phases", "each step 0.5 s warm-up, 10 s measured")
                .containsEntry("prompts", "200 of mine.txt")
                .containsEntry("os", "Linux");
        assertThat(fingerprint.facts().values()).noneMatch(value -> value.contains("8000"));
    }

    @Test
    void a_step_that_is_not_sound_and_a_benchmark_that_was_stopped_are_doubts() {
        ModelBenchResult unsound = bench(List.of(step(BenchStep.OPEN, 8, "the client was late")));

        assertThat(RecordedBench.of(unsound).repeat().allDoubts()).containsExactly("8/s: the client was late");
        assertThat(RecordedBench.of(ended(unsound, "stopped at 8/s")).repeat().allDoubts())
                .contains("stopped at 8/s");
        assertThat(RecordedBench.of(bench(List.of(step(BenchStep.OPEN, 8))))
                        .repeat()
                        .allDoubts())
                .isEmpty();
    }

    @Test
    void rates_that_a_sweep_found_make_no_repeats() {
        BaselineBuilder builder = new BaselineBuilder("model", "s");
        builder.add(RecordedBench.of(bench(List.of(step(BenchStep.OPEN, 8.1)))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(RecordedBench.of(bench(List.of(step(BenchStep.OPEN, 8.2))))))
                .withMessageContaining("8.1/s against poisson arrivals, 8.2/s");
    }

    private static BenchStep step(String load, double perSecond) {
        return step(load, perSecond, BenchStep.SOUND);
    }

    private static BenchStep step(String load, double perSecond, String soundness) {
        LatencyHistogram histogram = LatencyHistogram.empty();
        for (int i = 1; i <= 100; i++) {
            histogram.add(i * 1_000_000L);
        }
        var latencies = io.ridethrough.results.inference.Latencies.of(histogram, 2);
        return new BenchStep(
                load,
                perSecond,
                102,
                Map.of("complete", 100L, "refused", 2L),
                10,
                100,
                0.98,
                10,
                80,
                latencies,
                latencies,
                latencies,
                latencies,
                latencies,
                7,
                1,
                1,
                soundness,
                "");
    }

    private static ModelBenchResult ended(ModelBenchResult bench, String end) {
        return new ModelBenchResult(
                bench.format(),
                bench.startedAt(),
                bench.target(),
                bench.load(),
                bench.objective(),
                bench.steps(),
                end,
                bench.versions());
    }

    private static ModelBenchResult bench(List<BenchStep> steps) {
        return new ModelBenchResult(
                ModelBenchFile.FORMAT,
                Instant.parse("2026-01-02T03:04:05Z"),
                new BenchTarget(
                        "http://127.0.0.1:8000",
                        "m",
                        List.of("advisor"),
                        List.of("fp_1"),
                        BenchTarget.GIVEN,
                        Duration.ofMillis(20),
                        BenchTarget.USAGE),
                new BenchLoad(
                        7,
                        "poisson",
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        64,
                        512,
                        "/some/where/mine.txt",
                        200),
                new Objective(Map.of()),
                steps,
                ModelBenchResult.ALL_MEASURED,
                Map.of("java", "17", "os", "Linux 1.2.3"));
    }
}
