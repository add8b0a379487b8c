package io.ridethrough.simulations.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Created;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.simulations.flows.ClientBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with customers, for real, in a shop that was there before and goes on afterwards, and the cleaning up. */
class CleanEndToEndTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-customers.yaml");

    @TempDir
    private static Path place;

    private static StandingShop shop;

    @TempDir
    private Path runs;

    @BeforeAll
    static void open() throws Exception {
        shop = StandingShop.start(place);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void customers_whom_a_run_made_are_gone_again_with_what_they_ordered() throws Exception {
        String env = shop.definition().toString();
        RunFolder folder = played(env);

        RunRecord record = RunReader.read(folder);
        long told = record.claims().stream()
                .filter(claim -> claim.answer() == Claim.Answer.ACKNOWLEDGED)
                .count();
        assertThat(told).as(failures(record)).isPositive();
        assertThat(record.claims())
                .allMatch(claim ->
                        claim.email().startsWith("customer-" + record.plan().runId() + "-"));
        Created created = Created.read(folder.created());
        assertThat(created.orders()).hasSizeGreaterThanOrEqualTo((int) told);
        assertThat(created.customers())
                .extracting(Created.Customer::email)
                .anyMatch(email -> email.startsWith("customer-"))
                .anyMatch(email -> email.startsWith("new-"));

        CommandLineRun listed = CommandLineRun.of("clean", folder.path().toString(), "--env", env);
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out())
                .contains(created.orders().get(0).number(), "nothing was changed: --yes cancels and deletes");

        CommandLineRun cleaned = CommandLineRun.of("clean", folder.path().toString(), "--env", env, "--yes");
        assertThat(cleaned.exitCode()).as(cleaned.err()).isZero();
        assertThat(cleaned.out())
                .contains("canceled  order " + created.orders().get(0).number())
                .contains("deleted   customer " + created.customers().get(0).email())
                .endsWith("nothing is left\n");

        CommandLineRun again = CommandLineRun.of("clean", folder.path().toString(), "--env", env, "--yes", "--json");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"was-gone\"").doesNotContain("\"canceled\"", "\"deleted\"", "\"left\" : 1");
    }

    @Test
    void customers_who_were_there_before_stay_and_their_password_is_nowhere() throws Exception {
        Files.writeString(place.resolve("customers.txt"), ClientBook.PASSWORD);
        Path definition = Files.writeString(
                place.resolve("named.yaml"),
                Files.readString(shop.definition())
                        + "customers: {emails: \"customer{0101}@example.test\", count: 60, password: {file: customers.txt}}\n");
        RunFolder folder = played(definition.toString());

        RunRecord record = RunReader.read(folder);
        assertThat(record.claims())
                .as(failures(record))
                .extracting(Claim::email)
                .contains("customer0101@example.test");
        assertThat(VerdictFile.read(folder.verdict()).findings())
                .filteredOn(finding -> finding.id().startsWith("orders-reconcile"))
                .extracting(Finding::grade)
                .containsOnly(Grade.PASS);
        assertThat(all(folder.path())).doesNotContain(ClientBook.PASSWORD);

        CommandLineRun cleaned =
                CommandLineRun.of("clean", folder.path().toString(), "--env", definition.toString(), "--yes");
        assertThat(cleaned.exitCode()).as(cleaned.err()).isZero();
        assertThat(cleaned.out())
                .contains(" of customer0101@example.test")
                .doesNotContain("deleted   customer customer0");
        RunFolder next = played(definition.toString());
        assertThat(RunReader.read(next).claims())
                .as("the accounts are good for another run")
                .anyMatch(claim -> claim.answer() == Claim.Answer.ACKNOWLEDGED);
    }

    @Test
    void the_shop_of_another_environment_is_left_alone() throws Exception {
        String id = StoredRuns.store(runs, "20260102-030405-little", "little", 1, 1, 1);

        CommandLineRun run = CommandLineRun.of(
                "clean", runs.resolve(id).toString(), "--env", shop.definition().toString(), "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("was played in the environment embedded, and this is standing");
    }

    @Test
    void a_shop_that_ended_with_its_run_has_nothing_left() throws Exception {
        String id = StoredRuns.store(runs, "20260102-030405-little", "little", 1, 1, 1);

        CommandLineRun run = CommandLineRun.of("clean", runs.resolve(id).toString(), "--yes");

        // Stored a moment ago, and without a verdict: it looks as if it went on.
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("goes on");
        assertThat(CommandLineRun.of("judge", runs.resolve(id).toString()).exitCode())
                .isLessThan(ExitCode.USAGE.status());
        CommandLineRun later = CommandLineRun.of("clean", runs.resolve(id).toString(), "--yes");
        assertThat(later.exitCode()).isZero();
        assertThat(later.out()).contains("the shop of embedded ended with its run");
    }

    private RunFolder played(String env) throws IOException {
        List<Path> before = folders();
        CommandLineRun run =
                CommandLineRun.of("run", SCENARIO.toString(), "--env", env, "--out", runs.toString(), "--quiet");
        assertThat(run.exitCode()).as(run.err()).isIn(0, 1, 2);
        List<Path> now = folders();
        assertThat(now).hasSize(before.size() + 1);
        return new RunFolder(
                now.stream().filter(path -> !before.contains(path)).findFirst().orElseThrow());
    }

    private static String failures(RunRecord record) {
        return record.samples().stream()
                .filter(sample -> sample.outcome() != Outcome.OK)
                .map(sample -> sample.step() + ": " + sample.outcome() + " " + sample.error())
                .distinct()
                .toList()
                .toString();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            return all.toList();
        }
    }

    private static String all(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }
}
