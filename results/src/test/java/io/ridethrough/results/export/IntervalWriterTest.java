package io.ridethrough.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.export.HistogramLogs.Interval;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.summary.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalWriterTest {

    private static final FlowStep STEP = new FlowStep("a", "b");
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path path;

    /** Answers of 2.5 s, ten a second. */
    private static final List<Sample> SAMPLES =
            IntStream.range(0, 20_000).mapToObj(i -> sample(i * SECOND / 10)).toList();

    private static Sample sample(long at) {
        return new Sample("a", "b", 0, at, at, at + 5 * SECOND / 2, 200, Outcome.OK, "", "");
    }

    @Test
    void seconds_are_open_no_longer_than_answers_are_late() throws IOException {
        try (HistogramLog log = HistogramLog.create(path.resolve("log"), STEP, 0)) {
            IntervalWriter writer = new IntervalWriter(extent(SAMPLES), Map.of(STEP, log));

            int most = 0;
            for (Sample sample : SAMPLES) {
                writer.sample(sample);
                most = Math.max(most, writer.open());
            }

            assertThat(most).isBetween(1, 4);
            writer.finish();
            assertThat(writer.open()).isZero();
            log.finish();
        }
        assertThat(HistogramLogs.read(path))
                .hasSize(2_000)
                .allSatisfy((interval, histogram) ->
                        assertThat(histogram.getTotalCount()).isEqualTo(10));
    }

    @Test
    void answers_that_came_after_the_first_pass_are_left_out() throws IOException {
        try (HistogramLog log = HistogramLog.create(path.resolve("log"), STEP, 0)) {
            IntervalWriter writer = new IntervalWriter(extent(SAMPLES.subList(0, 15)), Map.of(STEP, log));
            SAMPLES.forEach(writer::sample);
            writer.finish();
            log.finish();
        }
        assertThat(HistogramLogs.read(path)).containsOnlyKeys(new Interval("log", 0), new Interval("log", 1));
    }

    @Test
    void an_answer_later_than_the_first_pass_saw_is_a_bug() throws IOException {
        try (HistogramLog log = HistogramLog.create(path.resolve("log"), STEP, 0)) {
            IntervalWriter writer = new IntervalWriter(extent(SAMPLES), Map.of(STEP, log));
            SAMPLES.subList(0, 100).forEach(writer::sample);

            assertThatThrownBy(() -> writer.sample(sample(0))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(path).isEmptyDirectory();
    }

    private static Extent extent(List<Sample> samples) {
        Extent.Finder finder = new Extent.Finder();
        samples.forEach(finder::sample);
        return finder.found();
    }
}
