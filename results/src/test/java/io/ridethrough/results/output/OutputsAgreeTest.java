package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one run came to is the same in every file that tells it. */
class OutputsAgreeTest {

    @TempDir
    private Path path;

    private RunFolder folder = new RunFolder(Path.of(""));

    @BeforeEach
    void open() {
        folder = new RunFolder(path);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.ridethrough.results.output.OddVerdicts#all")
    void all_outputs_tell_the_same_verdict(Verdict verdict) throws Exception {
        write(verdict);

        assertAgreement();
        assertThat(ToldVerdict.ofJson(folder).findings()).hasSameSizeAs(verdict.findings());
    }

    /** One output is changed; each line names it, what to look for, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    verdict.json ~ "grade" : "FAIL"            ~ "grade" : "PASS"
                    verdict.json ~ "measured" : "97 %          ~ "measured" : "98 %
                    verdict.json ~ "id" : "e/nothing"          ~ "id" : "e/something"
                    junit.xml    ~ name="grade" value="FAIL"   ~ name="grade" value="PASS"
                    junit.xml    ~ failures="3"                ~ failures="2"
                    junit.xml    ~ errors="1"                  ~ errors="2"
                    junit.xml    ~ measured 97 %               ~ measured 98 %
                    junit.xml    ~ name="e/nothing:            ~ name="e/something:
                    summary.md   ~ : FAIL                      ~ : PASS
                    summary.md   ~ | **FAIL** |                ~ | PASS |
                    summary.md   ~ | 97 %                      ~ | 98 %
                    summary.md   ~ | e/nothing |               ~ | e/something |
                    report.html  ~ </svg><span>FAIL</span>     ~ </svg><span>PASS</span>
                    report.html  ~ <b>3</b> failed             ~ <b>2</b> failed
                    report.html  ~ class="measured">97 %       ~ class="measured">98 %
                    report.html  ~ id="finding-e/nothing"      ~ id="finding-e/something"
                    report.html  ~ <tr id="finding-e/nothing"  ~ <tr
                    """)
    void a_planted_disagreement_is_noticed(String file, String piece, String instead) throws Exception {
        write(OddVerdicts.odd());
        assertAgreement();

        plant(path.resolve(file), piece, instead);

        assertThatThrownBy(this::assertAgreement).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_planted_disagreement_of_allures_results_is_noticed() throws Exception {
        write(OddVerdicts.odd());
        try (DirectoryStream<Path> results = Files.newDirectoryStream(folder.allure(), "*-result.json")) {
            for (Path result : results) {
                String text = Files.readString(result);
                if (text.contains("e/nothing")) {
                    Files.writeString(result, text.replace("\"passed\"", "\"failed\""));
                }
            }
        }

        assertThatThrownBy(this::assertAgreement).isInstanceOf(AssertionError.class);
    }

    private void write(Verdict verdict) throws IOException {
        HtmlReport.write(OddVerdicts.RUN, verdict, folder.report());
        Outputs.write(folder, OddVerdicts.RUN, verdict);
    }

    private void assertAgreement() throws Exception {
        Map<String, ToldVerdict> told = new LinkedHashMap<>();
        told.put("JUnit", ToldVerdict.ofJUnit(folder));
        told.put("Markdown", ToldVerdict.ofMarkdown(folder));
        told.put("HTML", ToldVerdict.ofHtml(folder));
        told.put("Allure", ToldVerdict.ofAllure(folder));
        ToldVerdict json = ToldVerdict.ofJson(folder);
        assertThat(told)
                .allSatisfy((output, verdict) -> assertThat(verdict).as(output).isEqualTo(json));
    }

    private static void plant(Path file, String piece, String instead) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(piece);
        assertThat(at).as(piece).isNotNegative();
        Files.writeString(file, text.substring(0, at) + instead + text.substring(at + piece.length()));
    }
}
