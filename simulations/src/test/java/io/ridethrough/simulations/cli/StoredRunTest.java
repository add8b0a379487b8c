package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code judge} and {@code report} on a run that ended right after its plan was saved. */
class StoredRunTest {
    private static final String ID = "20260102-030405-tiny";
    private static final int INCONCLUSIVE = 2;

    @TempDir
    private Path root;

    private ProjectHome home = new ProjectHome(Path.of(""));
    private RunFolder folder = new RunFolder(Path.of(""));

    @BeforeEach
    void store() throws IOException {
        home = new ProjectHome(root);
        folder = new RunFolder(Files.createDirectories(home.runs().resolve(ID)));
        PlanFile.write(
                folder.plan(),
                new RunPlan(
                        PlanFile.FORMAT,
                        ID,
                        "tiny",
                        "Nothing happens.",
                        "embedded",
                        "none",
                        7,
                        Map.of(),
                        List.of(new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(5), true, List.of())),
                        List.of(new PlannedLoad("dashboard", 1, 5, Duration.ofSeconds(10))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Expectation.Completion("dashboard", List.of("steady"), 0.99))));
    }

    @Test
    void judging_again_gives_the_same_bytes() throws IOException {
        CommandLineRun first = CommandLineRun.in(home, "judge", "--json", ID);
        byte[] verdict = Files.readAllBytes(folder.verdict());
        byte[] report = Files.readAllBytes(folder.report());
        CommandLineRun second = CommandLineRun.in(home, "judge", "--json", ID);

        assertThat(first.exitCode()).as(first.err()).isEqualTo(INCONCLUSIVE);
        assertThat(second).isEqualTo(first);
        assertThat(folder.verdict()).hasBinaryContent(verdict);
        assertThat(folder.report()).hasBinaryContent(report);
        assertThat(first.out()).isEqualTo(Files.readString(folder.verdict()));
    }

    @Test
    void a_run_is_found_by_its_path_and_as_the_last() throws IOException {
        Files.createDirectories(home.runs().resolve("99990102-030405-not-a-run"));

        assertThat(CommandLineRun.in(home, "judge", "--quiet", folder.path().toString())
                        .exitCode())
                .isEqualTo(INCONCLUSIVE);
        assertThat(CommandLineRun.in(home, "judge", "--quiet", "last").exitCode())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void report_tells_where_the_report_is() {
        CommandLineRun run = CommandLineRun.in(home, "report", "last");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(folder.report() + System.lineSeparator());
        assertThat(folder.report()).isNotEmptyFile();
    }

    @Test
    void report_shows_the_verdict_that_the_folder_holds_and_judges_only_what_has_none() throws IOException {
        CommandLineRun.in(home, "report", ID);
        Verdict judged = VerdictFile.read(folder.verdict());
        Verdict other = new Verdict(
                judged.format(), ID, judged.scenario(), judged.grade(), "Somebody else's words.", judged.findings());
        VerdictFile.write(folder.verdict(), other);

        CommandLineRun.in(home, "report", ID);

        assertThat(VerdictFile.read(folder.verdict())).isEqualTo(other);
        assertThat(Files.readString(folder.report())).contains("Somebody else&#39;s words.");
    }

    @Test
    void report_judges_again_a_folder_that_has_changed_since_and_a_verdict_that_is_torn_or_another_runs()
            throws IOException {
        CommandLineRun.in(home, "judge", "--quiet", ID);
        Verdict sound = VerdictFile.read(folder.verdict());
        Verdict another = new Verdict(
                sound.format(), "another", sound.scenario(), sound.grade(), sound.sentence(), sound.findings());
        VerdictFile.write(folder.verdict(), another);
        CommandLineRun.in(home, "report", ID);
        assertThat(VerdictFile.read(folder.verdict())).isEqualTo(sound);

        Files.writeString(folder.verdict(), "{\"format\":1");
        CommandLineRun.in(home, "report", ID);
        assertThat(VerdictFile.read(folder.verdict())).isEqualTo(sound);

        Files.writeString(folder.claims(), "{\"at\":17");
        CommandLineRun.in(home, "report", ID);
        assertThat(VerdictFile.read(folder.verdict())).isNotEqualTo(sound);
        assertThat(Files.readString(folder.verdict())).contains("claims.ndjson ends in mid-line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report"})
    void a_run_that_is_not_there_is_bad_usage_in_one_line(String command) {
        CommandLineRun run = CommandLineRun.in(home, command, "yesterday");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines())
                .containsExactly("yesterday: there is no such run: neither an id in " + home.runs()
                        + " nor a folder with a plan.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report"})
    void a_folder_without_a_plan_is_bad_input_and_what_it_holds_is_named(String command) throws IOException {
        Files.delete(folder.plan());
        Files.writeString(folder.journal(), "");

        CommandLineRun run = CommandLineRun.in(home, command, ID);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines())
                .containsExactly(ID + ": without a plan.json nothing can be judged; the folder holds journal.ndjson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report"})
    void a_plan_cut_off_at_any_byte_is_bad_input(String command) throws IOException {
        byte[] plan = Files.readAllBytes(folder.plan());
        // Without its line feed alone it is still whole.
        for (int length = plan.length - 2; length >= 0; length = length * 3 / 4 - 1) {
            Files.write(folder.plan(), Arrays.copyOf(plan, length));

            CommandLineRun run = CommandLineRun.in(home, command, "last");

            assertThat(run.exitCode()).as("cut at %s", length).isEqualTo(64);
            assertThat(run.err().lines())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("without its plan nothing can be judged", "plan.json is not a valid", "folder holds");
        }
    }

    @Test
    void what_a_folder_has_lost_is_named_on_the_terminal() throws IOException {
        Files.writeString(folder.claims(), "{\"at\":17");
        Files.writeString(folder.ledger(), "{\"orders\" : [");

        CommandLineRun judged = CommandLineRun.in(home, "judge", "--no-color", ID);
        CommandLineRun reported = CommandLineRun.in(home, "report", ID);

        assertThat(judged.exitCode()).isEqualTo(INCONCLUSIVE);
        assertThat(judged.out())
                .contains("validity/record-whole", "samples.bin is missing", "claims.ndjson ends in mid-line");
        assertThat(reported.err()).contains("samples.bin is missing", "ledger.json cannot be read", "attempts.csv");
        assertThat(Files.readString(folder.report())).contains("claims.ndjson ends in mid-line");
        assertThat(Files.readString(folder.verdict())).doesNotContain(root.toString());
    }

    @Test
    void a_misspelt_id_is_told_with_the_nearest() {
        CommandLineRun run = CommandLineRun.in(home, "judge", "20260102-030405-tyni");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("did you mean `" + ID + "`?");
    }

    @Test
    void without_runs_there_is_no_last_one() {
        ProjectHome empty = new ProjectHome(root.resolve("empty"));

        CommandLineRun run = CommandLineRun.in(empty, "judge", "last");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines()).containsExactly("last: there are no runs yet in " + empty.runs());
    }

    @Test
    void a_plan_that_cannot_be_read_is_one_line_and_not_a_verdict() throws IOException {
        Files.writeString(folder.plan(), "{");

        CommandLineRun run = CommandLineRun.in(home, "judge", ID);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines()).singleElement().asString().contains("plan.json");
        assertThat(folder.verdict()).doesNotExist();
    }
}
