package io.ridethrough.results.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A log of HdrHistograms as {@link HistogramLogWriter} writes it: one a line, each of one second, in the order of time. The
 * file gets its name when it is whole.
 */
final class HistogramLog implements Closeable {

    /** By custom a log tells an interval's greatest value in milliseconds. */
    private static final double MICROS_PER_MILLI = 1_000;

    private static final long MILLIS_PER_SECOND = 1_000;

    /** What would end the line that a comment stands on. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final PartFile part;
    private final OutputStream out;
    private final long firstSecond;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** Writes into memory: a print stream would keep a full disk to itself. */
    private final HistogramLogWriter writer =
            new HistogramLogWriter(new PrintStream(lines, true, StandardCharsets.UTF_8));

    private HistogramLog(PartFile part, OutputStream out, long firstSecond) {
        this.part = part;
        this.out = out;
        this.firstSecond = firstSecond;
    }

    /**
     * Begins a log with its header.
     *
     * @param firstSecond that time stamps count from, since the Unix epoch
     * @throws java.nio.file.FileAlreadyExistsException when another export writes the same file
     */
    static HistogramLog create(Path file, FlowStep step, long firstSecond) throws IOException {
        PartFile part = new PartFile(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(part.path(), StandardOpenOption.CREATE_NEW));
        HistogramLog log = new HistogramLog(part, out, firstSecond);
        log.head(step);
        return log;
    }

    private void head(FlowStep step) throws IOException {
        String name = LINE_ENDS.matcher(step.toString()).replaceAll(" ");
        writer.outputComment("[" + name + ": latencies of good answers in microseconds, by the second of their"
                + " intended start]");
        writer.outputLogFormatVersion();
        writer.outputBaseTime(firstSecond * MILLIS_PER_SECOND);
        writer.outputStartTime(firstSecond * MILLIS_PER_SECOND);
        writer.outputLegend();
        flush();
    }

    /**
     * Appends the latencies of a second, in microseconds.
     *
     * @param second since the Unix epoch; after the one before
     */
    void interval(long second, Histogram latencies) throws IOException {
        double from = (double) (second - firstSecond);
        writer.outputIntervalHistogram(from, from + 1, latencies, MICROS_PER_MILLI);
        flush();
    }

    private void flush() throws IOException {
        lines.writeTo(out);
        lines.reset();
    }

    /** Says that every second is there: only then does {@link #close} give the file its name. */
    void finish() {
        part.finish();
    }

    @Override
    public void close() throws IOException {
        part.close(out);
    }
}
