package io.ridethrough.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;

/** Reads histogram logs with the library's own reader. */
final class HistogramLogs {

    private static final long MILLIS = 1_000;

    private HistogramLogs() {}

    /** One line of a log: the file's name, and the second since the Unix epoch. */
    record Interval(String log, long second) {}

    /** All histograms of a folder's logs; each of them is of one whole second, and they come in the order of time. */
    static Map<Interval, Histogram> read(Path folder) throws IOException {
        Map<Interval, Histogram> intervals = new LinkedHashMap<>();
        for (Path log : files(folder)) {
            read(log, intervals);
        }
        return intervals;
    }

    private static void read(Path log, Map<Interval, Histogram> intervals) throws IOException {
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            long last = Long.MIN_VALUE;
            long lines = 0;
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                assertThat(next.getStartTimeStamp() % MILLIS).isZero();
                assertThat(next.getEndTimeStamp()).isEqualTo(next.getStartTimeStamp() + MILLIS);
                assertThat(next.getStartTimeStamp()).isGreaterThan(last);
                last = next.getStartTimeStamp();
                intervals.put(new Interval(String.valueOf(log.getFileName()), last / MILLIS), (Histogram) next);
                lines++;
            }
            // The reader takes a line that it cannot read for the end.
            assertThat(lines).isEqualTo(intervalLines(log));
        }
    }

    private static long intervalLines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.matches("[0-9].*")).count();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** How many there are of each value, in buckets. */
    static Map<Long, Long> counts(Histogram histogram) {
        Map<Long, Long> counts = new TreeMap<>();
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            counts.put(bucket.getValueIteratedTo(), bucket.getCountAtValueIteratedTo());
        }
        return counts;
    }
}
