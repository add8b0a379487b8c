package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictSchemaTest {

    private static final Path SCHEMA = Path.of("..", "docs", "schemas", "verdict.schema.json");
    private static final RunRecord SOUND = ARun.sound().claiming(Claims.all()).build();

    @Test
    void a_verdict_of_each_grade_is_valid() throws IOException {
        Verdict passed = Judge.judge(SOUND);
        Verdict failed = Judge.judge(without(SOUND.claims().size() - 1));
        Verdict doubted = Judge.judge(
                new RunRecord(SOUND.plan(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));

        assertThat(List.of(passed.grade(), failed.grade(), doubted.grade()))
                .containsExactly(Grade.PASS, Grade.FAIL, Grade.INCONCLUSIVE);
        for (Verdict verdict : List.of(passed, failed, doubted)) {
            assertThat(errors(VerdictFile.text(verdict))).as(verdict.sentence()).isEmpty();
        }
    }

    @Test
    void a_verdict_on_a_run_of_which_nothing_is_claimed_is_valid() throws IOException {
        assertThat(errors(VerdictFile.text(Judge.judge(ARun.sound().build())))).isEmpty();
    }

    /** Each names what to look for in a passing verdict's text, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "format" : 1          | "format" : 2
                    "format" : 1          | "formt" : 1
                    "runId" : "           | "run" : "
                    "grade" : "PASS"      | "grade" : "GREEN"
                    "grade" : "PASS"      | "grade" : "FAIL"
                    "grade" : "PASS"      | "grade" : "INCONCLUSIVE"
                    "sentence" : "PASS    | "sentence" : "FAIL
                    "claim" : "validity"  | "claim" : ""
                    "source" : "journal"  | "source" : null
                    "id" : "validity/     | "id" : "
                    "evidence" : [ ]      | "evidence" : [ 1 ]
                    "fromMillis" : 5000   | "fromMillis" : "5 s"
                    """)
    void a_verdict_with_a_planted_mistake_is_not(String piece, String mistake) throws IOException {
        String text = VerdictFile.text(Judge.judge(SOUND));
        int at = text.indexOf(piece.strip());
        assertThat(at).as(piece).isNotNegative();
        String broken = text.substring(0, at)
                + mistake.strip()
                + text.substring(at + piece.strip().length());

        assertThat(errors(broken)).isNotEmpty();
    }

    private static RunRecord without(int claims) {
        return new RunRecord(
                SOUND.plan(),
                SOUND.journal(),
                SOUND.samples(),
                SOUND.journeys(),
                SOUND.claims().subList(0, claims),
                SOUND.attempts(),
                SOUND.ledger());
    }

    private static List<String> errors(String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
