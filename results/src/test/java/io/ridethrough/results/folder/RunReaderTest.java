package io.ridethrough.results.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {

    private static final RunRecord RUN = ARun.sound().claiming(Claims.all()).build();

    @TempDir
    private Path path;

    private RunFolder folder;

    @BeforeEach
    void name() {
        folder = new RunFolder(path);
    }

    @Test
    void a_whole_run_is_read_back_as_it_was() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        LedgerFile.write(folder.ledger(), RUN.ledger().orElseThrow());
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            RUN.samples().forEach(samples::record);
            RUN.journeys().forEach(samples::record);
        }
        StringBuilder journal = new StringBuilder();
        for (JournalEvent event : RUN.journal()) {
            var line = event.fields().deepCopy().put("at", event.at()).put("event", event.event());
            journal.append(line).append('\n');
        }
        Files.writeString(folder.journal(), journal);
        try (LineLog<Claim> claims = ClaimLog.create(folder.claims());
                AttemptLog attempts = AttemptLog.create(folder.attempts())) {
            for (Claim claim : RUN.claims()) {
                claims.append(claim);
            }
            RUN.attempts().forEach(attempts::append);
        }

        RunRecord read = RunReader.read(folder);

        assertThat(read.plan()).isEqualTo(RUN.plan());
        assertThat(read.journal()).hasToString(RUN.journal().toString());
        assertThat(read.samples().equals(RUN.samples())).isTrue();
        assertThat(read.journeys().equals(RUN.journeys())).isTrue();
        assertThat(read.claims().equals(RUN.claims())).isTrue();
        assertThat(read.attempts().equals(RUN.attempts())).isTrue();
        assertThat(read.ledger().equals(RUN.ledger())).isTrue();
        assertThat(read.losses()).allSatisfy(loss -> assertThat(loss.isDoubt()).isFalse());
        assertThat(Judge.judge(read).grade()).isEqualTo(Judge.judge(RUN).grade());
        assertThat(Judge.judge(read).findings()).containsAll(Judge.judge(RUN).findings());
    }

    @Test
    void a_run_that_left_only_its_plan_is_read_with_empty_lists() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());

        RunRecord read = RunReader.read(folder);

        assertThat(read.lacking(List.of()))
                .isEqualTo(new RunRecord(
                        RUN.plan(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
        assertThat(read.losses().stream().filter(Loss::isDoubt).map(Loss::told))
                .containsExactly(
                        "attempts.csv is missing",
                        "claims.ndjson is missing",
                        "journal.ndjson is missing",
                        "samples.bin is missing");
    }

    @Test
    void a_ledger_keeps_what_was_decided_and_an_older_one_without_it_is_still_read() throws Exception {
        Ledger ledger = new Ledger(
                List.of(),
                List.of(),
                List.of(new Ledger.Stock("CHAOS-LOW", 5, 3)),
                List.of(new Ledger.Decision("advice", 7, "000000007", "review", List.of("review"), true)));
        LedgerFile.write(folder.ledger(), ledger);

        assertThat(LedgerFile.read(folder.ledger())).isEqualTo(ledger);
        ObjectNode older = RunJson.tree(ledger);
        older.remove("decisions");
        Files.write(folder.ledger(), RunJson.pretty(older));
        assertThat(LedgerFile.read(folder.ledger()))
                .isEqualTo(new Ledger(ledger.orders(), ledger.charges(), ledger.stock()));
    }

    @Test
    void a_folder_without_a_plan_is_no_run() {
        assertThatThrownBy(() -> RunReader.read(folder)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_bound_that_is_missing_from_a_plan_is_refused_rather_than_read_as_zero() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        String plan = Files.readString(folder.plan());
        Files.writeString(folder.plan(), plan.replaceFirst(",\\s+\"atLeast\" : 0.99", ""));

        assertThatThrownBy(() -> PlanFile.read(folder.plan()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plan.json")
                .hasMessageContaining("atLeast");
    }

    @Test
    void a_plan_of_a_later_format_is_refused() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        String plan = Files.readString(folder.plan());
        Files.writeString(folder.plan(), plan.replace("\"format\" : 4", "\"format\" : 5"));

        assertThatThrownBy(() -> PlanFile.read(folder.plan())).hasMessageContaining("has format 5");
    }

    @Test
    void a_plan_of_format_1_whose_faults_have_no_times_means_that_they_live_for_their_phases() throws Exception {
        ObjectNode plan = RunJson.tree(RUN.plan());
        plan.put("format", 1).remove("watches");
        withoutWays(plan);
        for (JsonNode fault : plan.findValues("faults").stream()
                .flatMap(faults -> StreamSupport.stream(faults.spliterator(), false))
                .toList()) {
            ((ObjectNode) fault).remove(List.of("startsAfter", "endsAfter"));
        }
        Files.write(folder.plan(), RunJson.pretty(plan));

        assertThat(PlanFile.read(folder.plan())).isEqualTo(RUN.plan());
    }

    @Test
    void a_plan_of_format_2_watches_nothing() throws Exception {
        ObjectNode plan = RunJson.tree(RUN.plan());
        plan.put("format", 2).remove("watches");
        withoutWays(plan);
        Files.write(folder.plan(), RunJson.pretty(plan));

        assertThat(PlanFile.read(folder.plan())).isEqualTo(RUN.plan());
    }

    @Test
    void a_plan_of_format_3_has_clients_who_click_once_and_choose_from_the_whole_catalogue() throws Exception {
        ObjectNode plan = RunJson.tree(RUN.plan());
        plan.put("format", 3);
        withoutWays(plan);
        Files.write(folder.plan(), RunJson.pretty(plan));

        assertThat(PlanFile.read(folder.plan())).isEqualTo(RUN.plan());
    }

    @Test
    void a_plan_whose_phases_have_no_load_has_the_usual_one_in_all_of_them() throws Exception {
        ObjectNode plan = RunJson.tree(RUN.plan());
        plan.path("phases").forEach(phase -> ((ObjectNode) phase).remove("load"));
        Files.write(folder.plan(), RunJson.pretty(plan));

        assertThat(PlanFile.read(folder.plan())).isEqualTo(RUN.plan());
    }

    private static void withoutWays(ObjectNode plan) {
        plan.path("load").forEach(load -> ((ObjectNode) load).remove(List.of("secondClicks", "products")));
    }

    @Test
    void a_ledger_that_was_written_before_stock_was_counted_has_none() throws Exception {
        Path file = folder.ledger();
        Files.writeString(file, "{\"orders\" : [], \"charges\" : []}");

        assertThat(LedgerFile.read(file)).isEqualTo(new Ledger(List.of(), List.of(), List.of()));
    }

    @Test
    void golden_answers_and_their_references_come_back_and_a_torn_one_is_left_out() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        GoldenAnswer answer = new GoldenAnswer(
                "advice-1",
                1,
                2,
                3,
                "FUND-A",
                "FUND-B",
                true,
                "complete",
                List.of("v2"),
                List.of("fp"),
                "hash",
                List.of(),
                "FUND-B: no");
        GoldenReferences references = new GoldenReferences(
                "v1", List.of(new GoldenReferences.Whole("advice-1", "v1", "fp", "FUND-A", "FUND-A: yes", "hash")));
        GoldenLog.writeReferences(folder.goldenReferences(), references);
        try (GoldenLog log = GoldenLog.create(folder.golden())) {
            log.append(answer);
        }
        Files.writeString(folder.golden(), "{\"id\":\"adv", StandardOpenOption.APPEND);

        assertThat(RunReader.read(folder).golden()).isEqualTo(new Golden(references, List.of(answer)));
    }

    @Test
    void what_left_the_shop_and_whose_its_answers_were_come_back_and_a_torn_one_is_left_out() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        ShownAnswer answer = new ShownAnswer(
                1, "dashboard", "portfolio-summary", 3, "alpine", List.of("note/alpine/0007"), List.of());
        try (LineLog<ShownAnswer> log = ShownAnswerLog.create(folder.shownAnswers())) {
            log.append(answer);
        }
        Files.writeString(folder.shownAnswers(), "{\"at\":1,", StandardOpenOption.APPEND);
        Files.writeString(
                folder.egress(),
                "{\"at\":\"2026-01-01T00:00:00Z\",\"target\":\"h:1\",\"request_bytes\":0,\"ending\":\"cut\"}\n{\"at\":");

        RunRecord read = RunReader.read(folder);

        assertThat(read.shownAnswers()).containsExactly(answer);
        assertThat(read.egress().isRecorded()).isTrue();
        assertThat(read.egress().calls()).hasSize(1);
    }

    @Test
    void a_file_is_replaced_whole_and_leaves_nothing_beside_it() throws Exception {
        PlanFile.write(folder.plan(), RUN.plan());
        byte[] once = Files.readAllBytes(folder.plan());
        RunPlan read = PlanFile.read(folder.plan());
        PlanFile.write(folder.plan(), read);

        assertThat(folder.plan()).hasBinaryContent(once);
        assertThat(path).isDirectoryNotContaining("glob:**.part");
        assertThat(Files.readString(folder.plan())).contains("\"within\" : \"PT5S\"");
    }

    @Test
    void a_torn_last_claim_is_left_out() throws Exception {
        try (LineLog<Claim> claims = ClaimLog.create(folder.claims())) {
            claims.append(RUN.claims().get(0));
        }
        Files.writeString(folder.claims(), "{\"at\":17", StandardOpenOption.APPEND);

        assertThat(ClaimLog.read(folder.claims())).containsExactly(RUN.claims().get(0));
    }
}
