package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.export.CsvExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final String ID = "20260102-030405-tiny";

    @TempDir
    private Path root;

    private ProjectHome home = new ProjectHome(Path.of(""));

    @BeforeEach
    void store() throws IOException {
        home = new ProjectHome(root);
        StoredRuns.store(home.runs(), ID, "tiny", 7, 1, 30);
    }

    @Test
    void a_run_is_exported_and_what_it_lacks_is_told() throws IOException {
        Path to = root.resolve("out");
        CommandLineRun.in(home, "judge", "--quiet", ID);

        CommandLineRun run = CommandLineRun.in(home, "export", "last", "--to", to.toString(), "--format", "csv");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(to + System.lineSeparator());
        assertThat(run.err().lines())
                .allMatch(line -> line.startsWith("ridethrough: "))
                .anyMatch(line -> line.contains("egress.ndjson is not there: there is no egress.csv"));
        assertThat(Files.readAllLines(to.resolve("samples.csv"))).hasSize(1 + 30);
        assertThat(Files.readString(to.resolve("findings.csv"))).contains("validity/run-ended");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        CommandLineRun run = CommandLineRun.in(home, "export", "20260102-030405-tyni", "--format", "xls");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("--to: say which folder", "--format: `xls` is not known", "did you mean `" + ID + "`?");
    }

    @Test
    void what_is_there_is_not_overwritten() throws IOException {
        Path to = Files.createDirectory(root.resolve("out"));
        for (String file : CsvExport.FILES) {
            Files.writeString(to.resolve(file), "mine");
        }

        CommandLineRun run = CommandLineRun.in(home, "export", ID, "--to", to.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(CsvExport.FILES);
        assertThat(to.resolve("samples.csv")).hasContent("mine");
    }

    @Test
    void a_run_without_a_readable_plan_is_bad_input() throws IOException {
        Files.writeString(home.runs().resolve(ID).resolve("plan.json"), "{\"format\" : 4,");

        CommandLineRun run = CommandLineRun.in(
                home, "export", ID, "--to", root.resolve("out").toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("without its plan nothing can be judged", "samples.bin");
    }

    @Test
    void tables_are_exported_as_parquet_without_a_word_of_its_libraries() throws IOException {
        Path to = root.resolve("out");
        CommandLineRun.in(home, "judge", "--quiet", ID);

        CommandLineRun run = CommandLineRun.in(home, "export", ID, "--to", to.toString(), "--format", "parquet");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(to + System.lineSeparator());
        assertThat(run.err().lines()).allMatch(line -> line.startsWith("ridethrough: "));
        for (String table : List.of("samples", "journeys", "findings")) {
            assertThat(Files.readString(to.resolve(table + ".parquet"), StandardCharsets.ISO_8859_1))
                    .startsWith("PAR1")
                    .endsWith("PAR1");
        }
    }

    @Test
    void latencies_are_exported_as_histograms() throws IOException {
        Path to = root.resolve("out");

        CommandLineRun run = CommandLineRun.in(home, "export", ID, "--to", to.toString(), "--format", "hlog");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(to).isDirectoryContaining("glob:**/guest-checkout.place-order.hlog");
        assertThat(to).isDirectoryNotContaining("glob:**.csv");
    }

    @Test
    void histograms_of_two_runs_do_not_come_into_one_folder() throws IOException {
        Path to = Files.createDirectory(root.resolve("out"));
        Path theirs = Files.writeString(to.resolve("other.step.hlog"), "mine");

        CommandLineRun run = CommandLineRun.in(home, "export", ID, "--to", to.toString(), "--format", "hlog");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(theirs + ": is there already");
        assertThat(to).isDirectoryNotContaining("glob:**/guest-checkout*");
    }

    @Test
    void the_help_and_the_complaint_name_every_format() {
        CommandLineRun help = CommandLineRun.in(home, "export", "--help");
        CommandLineRun unknown = CommandLineRun.in(
                home, "export", ID, "--to", root.resolve("out").toString(), "--format", "spreadsheet");

        assertThat(unknown.exitCode()).isEqualTo(64);
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(help.out()).contains("`" + format + "`");
            assertThat(unknown.err()).contains("`" + format + "`");
        }
        assertThat(root.resolve("out")).doesNotExist();
    }
}
