package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class OutputsTest {

    private static final Finding NASTY = new Finding(
            "completion/x",
            "completion",
            "Say <\"a | b\"> & c.",
            Grade.FAIL,
            "≥ 99 %",
            "97 % | low",
            "body was <html>\u0000 |\n*x*",
            "client",
            List.of(new Finding.Evidence("completion/guest-checkout", 25_000, 45_000)));
    private static final Finding OPEN = new Finding(
            "validity/y", "validity", "Run ended.", Grade.INCONCLUSIVE, "", "", "it broke off", "journal", List.of());
    private static final Verdict VERDICT = new Verdict(
            1, "run-1", "checkout-brownout", Grade.FAIL, "FAIL: bad <thing>.", List.of(OPEN, NASTY, passed()));

    @TempDir
    private Path path;

    @Test
    void a_second_judgement_writes_the_same_bytes() throws Exception {
        RunRecord run = ARun.sound().claiming(Claims.all()).build();
        RunFolder folder = new RunFolder(path);

        Outputs.write(folder, run, Judge.judge(run));
        Map<Path, String> once = contents();
        Outputs.write(folder, run, Judge.judge(run));

        assertThat(contents()).isEqualTo(once);
        assertThat(once).hasSizeGreaterThan(20);
        assertThat(VerdictFile.read(folder.verdict())).isEqualTo(Judge.judge(run));
    }

    @Test
    void junit_has_a_test_case_for_every_finding() throws Exception {
        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.xml(VERDICT).getBytes(StandardCharsets.UTF_8)));

        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("body was <html>\uFFFD | *x*");
        Element error = (Element) xml.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("it broke off");
    }

    @Test
    void junit_is_written_the_same_whatever_xml_library_is_on_the_class_path() throws Exception {
        String once = JUnitReport.xml(VERDICT);
        String factory = "javax.xml.stream.XMLOutputFactory";
        System.setProperty(factory, "some.library.OutputFactory");
        try {
            assertThat(JUnitReport.xml(VERDICT)).isEqualTo(once);
        } finally {
            System.clearProperty(factory);
        }
    }

    @Test
    void markdown_keeps_each_finding_in_its_row_and_the_worst_first() {
        List<String> rows = MarkdownSummary.markdown(VERDICT)
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(rows).hasSize(4);
        assertThat(rows.get(1))
                .startsWith("| **FAIL** |")
                .contains("97 % \\| low", "body was &lt;html>", "\\*x\\*")
                .endsWith(" |");
        assertThat(rows.get(2)).startsWith("| **INCONCLUSIVE** |");
        assertThat(rows.get(3)).startsWith("| PASS |");
    }

    @Test
    void text_of_the_run_makes_no_link_and_no_image_in_markdown() {
        Finding linking = new Finding(
                "a/b", "a", "s", Grade.FAIL, "", "", "![seen](https://example.com/x.png)", "client", List.of());
        String page = MarkdownSummary.markdown(
                new Verdict(1, "run-1", "checkout-brownout", Grade.FAIL, "FAIL.", List.of(linking)));

        assertThat(page).contains("\\!\\[seen\\](https");
    }

    @Test
    void a_long_reason_is_shortened_in_markdown() {
        Finding endless = new Finding("a/b", "a", "s", Grade.FAIL, "", "", "x".repeat(100_000), "client", List.of());
        String page = MarkdownSummary.markdown(
                new Verdict(1, "run-1", "checkout-brownout", Grade.FAIL, "FAIL.", List.of(endless)));

        assertThat(page).hasSizeLessThan(2_000).contains("…");
    }

    @Test
    void allure_tells_the_three_grades_apart() throws Exception {
        RunRecord run = ARun.sound().build();
        RunFolder folder = new RunFolder(path);
        Files.writeString(folder.report(), "<html></html>");

        AllureResults.write(folder, run, VERDICT);

        Map<String, ObjectNode> results = allureResults(folder.allure());
        assertThat(results).hasSize(3);
        ObjectNode failed = named(results, "Say <\"a | b\"> & c.");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("statusDetails").path("message").asText()).startsWith("body was");
        assertThat(failed.path("steps").findValuesAsText("name"))
                .contains("slow")
                .doesNotContain("down");
        assertThat(failed.path("labels").toString()).contains("checkout-brownout");
        assertThat(failed.path("attachments").findValuesAsText("name")).containsExactly("verdict.json", "report.html");
        assertThat(named(results, "Run ended.").path("status").asText()).isEqualTo("broken");
        assertThat(named(results, "All is well.").path("status").asText()).isEqualTo("passed");
        assertThat(folder.allure())
                .isDirectoryContaining("glob:**/verdict-attachment.json")
                .isDirectoryContaining("glob:**/report-attachment.html")
                .isDirectoryContaining("glob:**/categories.json")
                .isDirectoryContaining("glob:**/executor.json");
    }

    @Test
    void allure_shows_the_journal_and_the_plots_of_a_findings_evidence() throws Exception {
        RunRecord run = ARun.sound().build();
        RunFolder folder = new RunFolder(path);
        Files.writeString(folder.journal(), "{\"at\":1,\"event\":\"run-started\"}\n");
        HtmlReport.write(run, VERDICT, folder.report());

        AllureResults.write(folder, run, VERDICT);

        Map<String, ObjectNode> results = allureResults(folder.allure());
        assertThat(attached(named(results, "Say <\"a | b\"> & c.")))
                .containsExactly("verdict.json", "report.html", "journal.ndjson", "plot of guest-checkout");
        assertThat(attached(named(results, "Run ended.")))
                .containsExactly("verdict.json", "report.html", "journal.ndjson");
        assertThat(folder.allure().resolve("journal-attachment.ndjson")).hasSameBinaryContentAs(folder.journal());
        assertThat(folder.allure()).isDirectoryContaining("glob:**/plot-1-attachment.svg");

        Files.delete(folder.report());
        Files.delete(folder.journal());
        AllureResults.write(folder, run, VERDICT);

        assertThat(folder.allure())
                .as("what is left of an earlier judgement")
                .isDirectoryNotContaining("glob:**.{svg,ndjson,html}");
    }

    @Test
    void allures_environment_can_be_loaded() throws Exception {
        AllureResults.write(new RunFolder(path), ARun.sound().build(), VERDICT);

        Properties environment = new Properties();
        try (var in = Files.newInputStream(path.resolve("allure-results/environment.properties"))) {
            environment.load(in);
        }
        assertThat(environment).containsEntry("os", "Linux: amd64").containsEntry("seed", "7");
    }

    private static Finding passed() {
        return new Finding(
                "orders-reconcile/ledger",
                "orders-reconcile",
                "All is well.",
                Grade.PASS,
                "",
                "",
                "",
                "ledger",
                List.of());
    }

    private Map<Path, String> contents() throws Exception {
        Map<Path, String> contents = new TreeMap<>();
        for (Path file : files(path)) {
            contents.put(path.relativize(file), Files.readString(file));
        }
        return contents;
    }

    private static Map<String, ObjectNode> allureResults(Path folder) throws Exception {
        Map<String, ObjectNode> results = new TreeMap<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith("-result.json")) {
                ObjectNode result = RunJson.read(file, ObjectNode.class);
                results.put(result.path("name").asText(), result);
            }
        }
        return results;
    }

    private static List<String> attached(ObjectNode result) {
        return result.path("attachments").findValuesAsText("name");
    }

    private static ObjectNode named(Map<String, ObjectNode> results, String name) {
        ObjectNode result = results.get(name);
        if (result == null) {
            throw new AssertionError("no result named " + name + " among " + results.keySet());
        }
        return result;
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
