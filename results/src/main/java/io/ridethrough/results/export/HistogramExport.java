package io.ridethrough.results.export;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.samples.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run's latencies as logs of HdrHistograms, one for each step of each flow, which add up with those of other runs without
 * loss.
 *
 * <pre>
 * interval   one second since the Unix epoch, by the intended start; none where nothing is counted
 * counted    samples with outcome OK
 * value      microseconds from the intended start to the end, to three significant digits
 * </pre>
 *
 * <p>Other outcomes are in no log. A tag could tell them apart, but whoever adds up all lines of a log would take them for
 * latencies.
 */
public final class HistogramExport {

    /** What the names of all these files end in. */
    public static final String SUFFIX = ".hlog";

    private HistogramExport() {}

    /**
     * Writes what the run has into a folder, which is made if need be. No file is overwritten. Goes through the samples twice,
     * so that a run of any length fits into little memory.
     *
     * @return what the run lacks, a sentence each; empty when all is whole
     * @throws IOException when a file cannot be written or is there already, or the run's samples are malformed before their
     *     end
     */
    public static List<String> write(RunFolder folder, Path to) throws IOException {
        Files.createDirectories(to);
        Lacking lacking = new Lacking();
        Path from = folder.samples();
        if (lacking.isMissing(from, SUFFIX + " file")) {
            return lacking.sentences();
        }
        StepSurvey survey = new StepSurvey();
        lacking.tellUnless(SampleFile.scan(from, survey), from);
        survey.unanswered()
                .forEach(step -> lacking.tell(step + " has no good answer: there is no " + step.fileName() + SUFFIX));
        if (survey.isOverfull()) {
            lacking.tell(from.getFileName() + " has more than " + StepSurvey.MOST_STEPS
                    + " steps: those that come later are left out");
        }
        writeLogs(from, survey, to);
        return lacking.sentences();
    }

    private static void writeLogs(Path from, StepSurvey survey, Path to) throws IOException {
        long firstSecond = IntervalWriter.second(survey.extent().firstIntended());
        Map<FlowStep, HistogramLog> logs = new LinkedHashMap<>();
        try {
            for (FlowStep step : survey.answered()) {
                logs.put(step, HistogramLog.create(to.resolve(step.fileName() + SUFFIX), step, firstSecond));
            }
            IntervalWriter intervals = new IntervalWriter(survey.extent(), logs);
            boolean unused = SampleFile.scan(from, intervals);
            intervals.finish();
            logs.values().forEach(HistogramLog::finish);
        } finally {
            closeAll(logs.values().iterator());
        }
    }

    /** Closes every one, whichever of them fails. */
    private static void closeAll(Iterator<HistogramLog> logs) throws IOException {
        if (logs.hasNext()) {
            try (HistogramLog first = logs.next()) {
                closeAll(logs);
            }
        }
    }
}
