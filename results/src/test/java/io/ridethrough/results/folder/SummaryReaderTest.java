package io.ridethrough.results.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.checks.JudgedLosses;
import io.ridethrough.results.output.Outputs;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is added up record by record gives the outputs of one that is read as a whole. */
class SummaryReaderTest {

    private static final long SEED = 20_260_716;

    @TempDir
    private Path path;

    @Test
    void page_and_metrics_are_the_same_to_the_byte() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        assertSame(folder, "whole");
    }

    @Test
    void and_so_they_are_of_a_folder_cut_off_anywhere_with_the_same_losses() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Path> files = new ArrayList<>(folder.recorded());
        files.add(folder.journal());

        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            int length = random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));
            assertSame(folder, file.getFileName() + " cut at " + length + " (seed " + SEED + ")");
            Files.delete(file);
            assertSame(folder, "without " + file.getFileName());
            Files.write(file, whole);
        }
    }

    @Test
    void a_verdict_knows_what_its_folder_lacked_and_not_what_it_lost_since() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        Verdict ofWhole = Judge.judge(RunReader.read(folder));
        assertThat(JudgedLosses.are(SummaryReader.read(folder).losses(), ofWhole))
                .isTrue();

        Files.delete(folder.golden());
        Verdict ofRest = Judge.judge(RunReader.read(folder));

        assertThat(JudgedLosses.are(SummaryReader.read(folder).losses(), ofWhole))
                .isFalse();
        assertThat(JudgedLosses.are(SummaryReader.read(folder).losses(), ofRest))
                .isTrue();
    }

    private static void assertSame(RunFolder folder, String how) throws IOException {
        RunRecord run = RunReader.read(folder);
        Verdict verdict = Judge.judge(run);
        HtmlReport.write(run, verdict, folder.report());
        Outputs.write(folder, run, verdict);
        String page = Files.readString(folder.report());
        String metrics = Files.readString(folder.metrics());

        RunSummary summary = SummaryReader.read(folder);
        HtmlReport.write(summary, verdict, folder.report());
        Outputs.write(folder, summary, verdict);

        assertThat(summary.losses()).as(how).isEqualTo(run.losses());
        assertThat(Files.readString(folder.report())).as(how).isEqualTo(page);
        assertThat(Files.readString(folder.metrics())).as(how).isEqualTo(metrics);
    }
}
