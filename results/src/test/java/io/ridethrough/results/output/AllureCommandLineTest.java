package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allure's own command line reads our results and shows what we wrote: of a run that passed, then of one that failed. */
class AllureCommandLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path path;

    private Optional<AllureCommandLine> allure = Optional.empty();

    @BeforeEach
    void needs_the_command_line() throws IOException {
        allure = AllureCommandLine.unpacked();
        assumeTrue(
                allure.isPresent(),
                "SKIPPED: the build has not unpacked Allure's command line, so no report was made with it");
    }

    @Test
    void its_report_shows_what_we_wrote_and_how_each_claim_fared_before() throws Exception {
        RunFolder before = written("before", OddVerdicts.passed());
        Verdict failed = OddVerdicts.failed();
        RunFolder after = written("after", failed);
        Path first = path.resolve("first");
        Path second = path.resolve("second");

        allure.orElseThrow().generate(before.allure(), first);
        copy(first.resolve("history"), after.allure().resolve("history"));
        allure.orElseThrow().generate(after.allure(), second);

        assertThat(statuses(first)).containsOnlyKeys("passed");
        Map<String, JsonNode> shown = testCases(second);
        assertThat(shown).hasSize(failed.findings().size());
        for (Finding finding : failed.findings()) {
            assertShown(finding, shown.getOrDefault("checkout-brownout/" + finding.id(), JSON.nullNode()), after);
        }
        assertThat(statuses(second))
                .containsOnlyKeys("passed", "failed")
                .containsEntry("failed", graded(failed, Grade.FAIL));
        assertThat(names(json(second, "data/categories.json").path("children")))
                .containsExactly("Claims that do not hold");
        assertThat(json(second, "widgets/environment.json").toString())
                .contains("\"name\":\"scenario\"", "checkout-brownout", "\"name\":\"seed\"", "[\"7\"]", "Linux: amd64");
        assertThat(json(second, "widgets/executors.json").at("/0/name").asText())
                .isEqualTo("Ridethrough");
        assertFared(shown, json(second, "history/history.json"));
        assertThat(Files.readString(second.resolve("index.html")))
                .as("hosts that the page would call")
                .doesNotContain("http://", "https://");
    }

    @Test
    void what_could_not_be_judged_has_a_category_of_its_own() throws Exception {
        RunFolder folder = written("doubted", OddVerdicts.doubted());

        allure.orElseThrow().generate(folder.allure(), path.resolve("report"));

        assertThat(statuses(path.resolve("report"))).containsKey("broken");
        assertThat(names(json(path.resolve("report"), "data/categories.json").path("children")))
                .contains("Claims that could not be judged");
    }

    private static void assertShown(Finding finding, JsonNode shown, RunFolder folder) throws IOException {
        assertThat(shown.path("name").asText()).isEqualTo(finding.sentence());
        assertThat(shown.path("status").asText())
                .isEqualTo(
                        switch (finding.grade()) {
                            case PASS -> "passed";
                            case FAIL -> "failed";
                            case INCONCLUSIVE -> "broken";
                        });
        assertThat(shown.path("statusMessage").asText()).isEqualTo(finding.why());
        assertThat(shown.path("parameters").toString()).contains("\"measured\"");
        assertThat(names(shown.at("/testStage/steps"))).isEqualTo(phasesOf(finding));
        JsonNode attachments = shown.at("/testStage/attachments");
        List<String> attached = names(attachments);
        assertThat(attached).startsWith("verdict.json", "report.html", "journal.ndjson");
        assertThat(attached.contains("plot of guest-checkout"))
                .as("a plot beside " + finding.id())
                .isEqualTo(finding.evidence().stream()
                        .anyMatch(one -> one.series().matches("[a-z]+/guest-checkout(/.*)?")));
        for (JsonNode attachment : attachments) {
            Path stored = folder.path()
                    .resolveSibling("second/data/attachments")
                    .resolve(attachment.path("source").asText());
            assertThat(stored).isNotEmptyFile();
            if (attachment.path("name").asText().equals("journal.ndjson")) {
                assertThat(stored).hasSameBinaryContentAs(folder.journal());
            }
        }
    }

    private static List<String> phasesOf(Finding finding) {
        return OddVerdicts.RUN.plan().phases().stream()
                .filter(phase -> finding.evidence().stream().anyMatch(one -> touches(one, phase)))
                .map(PlannedPhase::name)
                .toList();
    }

    private static boolean touches(Finding.Evidence evidence, PlannedPhase phase) {
        return evidence.fromMillis() < phase.endsAfter().toMillis()
                && evidence.toMillis() > phase.startsAfter().toMillis();
    }

    /** Each claim has its two runs, the later one first. */
    private static void assertFared(Map<String, JsonNode> shown, JsonNode history) {
        shown.forEach((name, one) -> {
            JsonNode items = history.path(one.path("historyId").asText()).path("items");
            assertThat(items).as(name).hasSize(2);
            assertThat(items.path(0).path("status")).isEqualTo(one.path("status"));
            assertThat(items.path(1).path("status").asText()).isEqualTo("passed");
        });
    }

    private RunFolder written(String name, Verdict verdict) throws IOException {
        RunFolder folder = new RunFolder(Files.createDirectory(path.resolve(name)));
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (JournalWriter journal = JournalWriter.create(folder.journal(), clock)) {
            journal.append("load-started", Map.of("origin", 1));
        }
        HtmlReport.write(OddVerdicts.RUN, verdict, folder.report());
        Outputs.write(folder, OddVerdicts.RUN, verdict);
        return folder;
    }

    private static Map<String, JsonNode> testCases(Path report) throws IOException {
        Map<String, JsonNode> cases = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(report.resolve("data/test-cases"), "*.json")) {
            for (Path file : files) {
                JsonNode one = JSON.readTree(file.toFile());
                cases.put(one.path("fullName").asText(), one);
            }
        }
        return cases;
    }

    private static Map<String, Long> statuses(Path report) throws IOException {
        return testCases(report).values().stream()
                .collect(
                        Collectors.groupingBy(one -> one.path("status").asText(), TreeMap::new, Collectors.counting()));
    }

    private static long graded(Verdict verdict, Grade grade) {
        return verdict.findings().stream()
                .filter(finding -> finding.grade() == grade)
                .count();
    }

    private static JsonNode json(Path report, String file) throws IOException {
        return JSON.readTree(report.resolve(file).toFile());
    }

    private static List<String> names(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.path("name").asText())
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
