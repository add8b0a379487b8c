package io.ridethrough.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.export.HistogramLogs.Interval;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramExportTest {

    private static final long SEED = 20260102;
    private static final long MICROS = 1_000_000;

    /** In thousandths, so that ranks are whole numbers. */
    private static final int[] PERMILLES = {1, 100, 500, 900, 990, 999, 1000};

    @TempDir
    private Path path;

    @Test
    void each_second_of_each_step_has_the_counts_and_percentiles_of_its_good_answers() throws IOException {
        List<Sample> samples = MadeUpSamples.of(SEED);
        Path to = path.resolve("made/to");

        assertThat(HistogramExport.write(MadeUpSamples.store(path.resolve("run"), samples), to))
                .isEmpty();

        Map<Interval, List<Long>> expected = latencies(samples);
        Map<Interval, Histogram> logs = HistogramLogs.read(to);
        assertThat(logs).hasSizeGreaterThan(4 * 60).containsOnlyKeys(expected.keySet());
        Map<String, Histogram> sums = new TreeMap<>();
        Map<String, List<Long>> wholes = new TreeMap<>();
        logs.forEach((interval, histogram) -> {
            List<Long> latencies = expected.getOrDefault(interval, List.of());
            isOf(histogram, latencies);
            sums.computeIfAbsent(interval.log(), unused -> new Histogram(3)).add(histogram);
            wholes.computeIfAbsent(interval.log(), unused -> new ArrayList<>()).addAll(latencies);
        });
        assertThat(sums).hasSize(4);
        sums.forEach((log, sum) -> isOf(sum, wholes.getOrDefault(log, List.of())));
    }

    private static void isOf(Histogram histogram, List<Long> latencies) {
        List<Long> sorted = latencies.stream().sorted().toList();
        assertThat(histogram.getTotalCount()).isEqualTo(sorted.size());
        for (int permille : PERMILLES) {
            long nearestRank = (permille * (long) sorted.size() + 999) / 1000;
            long exact = sorted.get((int) nearestRank - 1);
            assertThat(histogram.getValueAtPercentile(permille / 10.0))
                    .as("%s permille of %s", permille, sorted.size())
                    .isCloseTo(exact, within(exact / 1000 + 1));
        }
    }

    /** Counted by hand: the latencies of what was answered well. */
    private static Map<Interval, List<Long>> latencies(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.outcome() == Outcome.OK)
                .collect(Collectors.groupingBy(
                        sample -> new Interval(
                                sample.flow() + "." + sample.step() + ".hlog", sample.intendedAt() / MICROS),
                        Collectors.mapping(sample -> sample.endedAt() - sample.intendedAt(), Collectors.toList())));
    }

    @Test
    void the_logs_of_two_injectors_merge_into_those_of_both() throws IOException {
        List<Sample> both = MadeUpSamples.of(SEED);
        List<Sample> first = new ArrayList<>();
        List<Sample> second = new ArrayList<>();
        for (Sample sample : both) {
            // The second begins later, so that the two logs count from different seconds.
            boolean isEarly = sample.intendedAt() < MadeUpSamples.ORIGIN + 3 * MICROS;
            (isEarly || sample.user() % 3 == 0 ? first : second).add(sample);
        }

        Map<Interval, Histogram> merged = exported("first", first);
        exported("second", second)
                .forEach((interval, histogram) -> merged.merge(interval, histogram, (one, other) -> {
                    one.add(other);
                    return one;
                }));

        assertThat(counts(merged)).isEqualTo(counts(exported("both", both)));
    }

    private Map<Interval, Histogram> exported(String name, List<Sample> samples) throws IOException {
        Path to = path.resolve(name + "-logs");
        HistogramExport.write(MadeUpSamples.store(path.resolve(name), samples), to);
        return HistogramLogs.read(to);
    }

    private static Map<Interval, Map<Long, Long>> counts(Map<Interval, Histogram> logs) {
        Map<Interval, Map<Long, Long>> counts = new HashMap<>();
        logs.forEach((interval, histogram) -> counts.put(interval, HistogramLogs.counts(histogram)));
        return counts;
    }

    @Test
    void every_log_counts_from_the_same_second_and_says_what_is_in_it() throws IOException {
        assertThat(exported("run", List.of(sample("a", "b", 7_900_000, 1), sample("a", "c", 9_100_000, 1_234))))
                .containsOnlyKeys(new Interval("a.b.hlog", 7), new Interval("a.c.hlog", 9));

        assertThat(path.resolve("run-logs/a.b.hlog"))
                .content()
                .startsWith("#[a b: latencies of good answers in microseconds")
                .contains("#[BaseTime: 7.000 ", "#[StartTime: 7.000 ", "\n0.000,1.000,0.001,");
        assertThat(path.resolve("run-logs/a.c.hlog"))
                .content()
                .contains("#[BaseTime: 7.000 ", "#[StartTime: 7.000 ", "\n2.000,1.000,1.23");
    }

    private static Sample sample(String flow, String step, long at, long latency) {
        return new Sample(flow, step, 0, at, at, at + latency, 200, Outcome.OK, "", "");
    }

    @Test
    void a_latency_below_zero_counts_as_zero() throws IOException {
        Map<Interval, Histogram> logs = exported("run", List.of(sample("a", "b", MICROS, -5)));

        assertThat(counts(logs)).isEqualTo(Map.of(new Interval("a.b.hlog", 1), Map.of(0L, 1L)));
    }

    @Test
    void what_is_torn_is_told_and_the_rest_exported() throws IOException {
        List<Sample> samples = MadeUpSamples.of(SEED);
        RunFolder folder = MadeUpSamples.store(path.resolve("run"), samples);
        byte[] bytes = Files.readAllBytes(folder.samples());
        Files.write(folder.samples(), Arrays.copyOf(bytes, bytes.length - 1));
        Path to = path.resolve("to");

        assertThat(HistogramExport.write(folder, to))
                .containsExactly("samples.bin is torn: its last, incomplete record is left out");

        Map<Interval, List<Long>> expected = latencies(samples.subList(0, samples.size() - 1));
        assertThat(HistogramLogs.read(to))
                .containsOnlyKeys(expected.keySet())
                .allSatisfy((interval, histogram) ->
                        assertThat(expected.get(interval)).hasSize((int) histogram.getTotalCount()));
    }

    @Test
    void a_run_without_samples_has_no_logs() throws IOException {
        Path to = path.resolve("to");

        assertThat(HistogramExport.write(new RunFolder(path), to))
                .containsExactly("samples.bin is not there: there is no .hlog file");
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void a_step_that_had_no_good_answer_is_told() throws IOException {
        Sample bad = new Sample("a", "bad", 0, 1, 1, 2, 500, Outcome.HTTP_ERROR, "", "500");
        Path to = path.resolve("to");

        assertThat(HistogramExport.write(
                        MadeUpSamples.store(path.resolve("run"), List.of(bad, sample("a", "good", 1, 1))), to))
                .containsExactly("a bad has no good answer: there is no a.bad.hlog");
        assertThat(to).isDirectoryContaining("glob:**/a.good.hlog").isDirectoryNotContaining("glob:**/a.bad.hlog");
    }

    @Test
    void nothing_that_is_there_is_overwritten() throws IOException {
        RunFolder folder = MadeUpSamples.store(
                path.resolve("run"), List.of(sample("a", "b", 1, 1), sample("a", "c", 1, 1), sample("a", "d", 1, 1)));
        Path to = Files.createDirectory(path.resolve("to"));
        Files.writeString(to.resolve("a.c.hlog"), "mine");

        assertThatThrownBy(() -> HistogramExport.write(folder, to)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(to.resolve("a.c.hlog")).hasContent("mine");
        assertThat(to).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void names_that_are_no_file_names_are_made_safe_and_stay_apart() throws IOException {
        List<String> flows = List.of("a/b", "a:b", "../a", "a\u2028b\n", "x".repeat(200), "x".repeat(199), "");
        List<Sample> samples =
                flows.stream().map(flow -> sample(flow, "s.t", MICROS, 7)).toList();

        assertThat(exported("run", samples)).hasSize(flows.size()).allSatisfy((interval, histogram) -> {
            assertThat(interval.log()).matches("[A-Za-z0-9_-]{1,69}\\.s_t-[0-9a-f]{8}\\.hlog");
            assertThat(histogram.getTotalCount()).isOne();
        });
    }

    @Test
    void steps_beyond_a_limit_are_left_out_and_told() throws IOException {
        List<Sample> samples = IntStream.rangeClosed(0, StepSurvey.MOST_STEPS)
                .mapToObj(step -> sample("a", "s" + step, MICROS, 7))
                .toList();
        Path to = path.resolve("to");

        assertThat(HistogramExport.write(MadeUpSamples.store(path.resolve("run"), samples), to))
                .containsExactly("samples.bin has more than 256 steps: those that come later are left out");
        assertThat(HistogramLogs.read(to)).hasSize(256).containsKey(new Interval("a.s255.hlog", 1));
    }
}
