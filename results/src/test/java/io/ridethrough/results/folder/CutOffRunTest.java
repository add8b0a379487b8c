package io.ridethrough.results.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.output.Outputs;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run folder cut off anywhere still opens, names what is lost, and never passes. */
class CutOffRunTest {

    private static final long SEED = 20_260_101;
    private static final int CUTS_OF_A_FILE = 6;

    @TempDir
    private Path path;

    @Test
    void a_whole_run_passes_and_nothing_is_lost() throws Exception {
        RunRecord whole = RunReader.read(StoredSoundRun.store(path, Integer.MAX_VALUE));

        assertThat(whole.losses()).isEmpty();
        assertThat(Judge.judge(whole).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void each_file_cut_off_at_each_byte_is_read_and_judged_and_named() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, 2);

        for (Path file : cuttable(folder)) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < Math.min(whole.length, 2_000); length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                Verdict verdict = Judge.judge(RunReader.read(folder));
                assertNamed(verdict, folder, file, length);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void a_run_that_would_pass_is_inconclusive_with_any_file_cut_off_and_its_report_names_the_file() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        SplittableRandom random = new SplittableRandom(SEED);

        for (Path file : cuttable(folder)) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : cuts(whole.length, random)) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertWrittenInDoubt(folder, file, length);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void a_run_that_would_pass_is_inconclusive_without_any_of_its_files() throws Exception {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);

        for (Path file : cuttable(folder)) {
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            assertWrittenInDoubt(folder, file, -1);
            Files.write(file, whole);
        }
    }

    @Test
    void a_folder_that_was_moved_is_judged_alike() throws Exception {
        RunFolder folder = StoredSoundRun.store(Files.createDirectory(path.resolve("here")), Integer.MAX_VALUE);
        Files.writeString(folder.ledger(), "{\"orders\" : [ 1");
        Verdict verdict = Judge.judge(RunReader.read(folder));

        Path there = Files.move(folder.path(), path.resolve("there"));

        assertThat(Judge.judge(RunReader.read(new RunFolder(there)))).isEqualTo(verdict);
    }

    private static void assertWrittenInDoubt(RunFolder folder, Path file, int length) throws IOException {
        RunRecord run = RunReader.read(folder);
        Verdict verdict = Judge.judge(run);
        HtmlReport.write(run, verdict, folder.report());
        Outputs.write(folder, run, verdict);

        assertThat(verdict.grade())
                .as("%s cut at %s (seed %s)", file, length, SEED)
                .isEqualTo(Grade.INCONCLUSIVE);
        assertNamed(verdict, folder, file, length);
        assertThat(Files.readString(folder.report()))
                .as("report with %s cut at %s (seed %s)", file.getFileName(), length, SEED)
                .containsAnyOf("In the run folder " + file.getFileName() + " ", "The journal has no end");
    }

    private static void assertNamed(Verdict verdict, RunFolder folder, Path file, int length) {
        String name = String.valueOf(file.getFileName());
        String cut = name + " cut at " + length + " (seed " + SEED + ")";
        assertThat(verdict.grade()).as(cut).isNotEqualTo(Grade.PASS);
        if (file.equals(folder.journal()) && length >= 0) {
            // One that ends at a line's end tells by the end of the run that it lacks.
            assertThat(verdict.sentence()).as(cut).contains("the journal breaks off");
            return;
        }
        assertThat(verdict.findings()).as(cut).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo(Judge.LOSSES);
            assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
            assertThat(finding.why()).contains(name);
        });
    }

    private static List<Path> cuttable(RunFolder folder) {
        List<Path> files = new ArrayList<>(folder.recorded());
        files.add(folder.journal());
        return files;
    }

    private static Set<Integer> cuts(int length, SplittableRandom random) {
        Set<Integer> cuts = new TreeSet<>(List.of(0, 1, length - 1));
        random.ints(CUTS_OF_A_FILE, 0, length).forEach(cuts::add);
        return cuts;
    }
}
