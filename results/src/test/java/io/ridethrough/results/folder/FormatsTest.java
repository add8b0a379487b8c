package io.ridethrough.results.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/formats.md} leaves out no file and no field, and its code reads what we write. */
class FormatsTest {

    private static final Path PAGE = Path.of("..", "docs", "formats.md");

    @TempDir
    private Path path;

    @Test
    void it_has_every_file_of_a_run_folder() throws Exception {
        String page = Files.readString(PAGE);
        RunFolder folder = new RunFolder(path);

        for (Method name : RunFolder.class.getDeclaredMethods()) {
            if (name.getParameterCount() == 0
                    && name.getReturnType() == Path.class
                    && !name.getName().equals("path")) {
                Path file = (Path) name.invoke(folder);
                assertThat(page).as(name.getName()).contains("`" + file.getFileName() + "`");
            }
        }
    }

    static Stream<Map.Entry<String, Class<?>>> records() {
        return Stream.of(
                Map.entry("plan.json", RunPlan.class),
                Map.entry("samples.bin", Sample.class),
                Map.entry("claims.ndjson", Claim.class),
                Map.entry("shown-answers.ndjson", ShownAnswer.class),
                Map.entry("golden.ndjson, golden-references.json", GoldenAnswer.class),
                Map.entry("golden.ndjson, golden-references.json", GoldenReferences.class),
                Map.entry("golden.ndjson, golden-references.json", GoldenReferences.Whole.class),
                Map.entry("ledger.json", Ledger.class),
                Map.entry("ledger.json", Ledger.Order.class),
                Map.entry("ledger.json", Ledger.Charge.class),
                Map.entry("ledger.json", Ledger.Stock.class),
                Map.entry("ledger.json", Ledger.Decision.class),
                Map.entry("verdict.json", Verdict.class),
                Map.entry("verdict.json", Finding.class),
                Map.entry("verdict.json", Finding.Evidence.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_file_s_part_has_each_of_its_fields(Map.Entry<String, Class<?>> file) throws Exception {
        String part = part(file.getKey());
        for (RecordComponent field : file.getValue().getRecordComponents()) {
            assertThat(part).as(file.getKey()).containsPattern("\\b" + field.getName() + "\\b");
        }
    }

    @Test
    void it_has_the_formats_versions_words_and_headers() throws Exception {
        assertThat(part("plan.json")).contains("`format` (" + PlanFile.FORMAT + ")");
        assertThat(part("verdict.json")).contains("`format` (" + VerdictFile.FORMAT + ")");
        assertThat(part("attempts.csv")).contains("`" + AttemptLog.HEADER + "`");
        for (int i = 0; i < Outcome.values().length; i++) {
            assertThat(part("samples.bin")).contains(i + " `" + Outcome.values()[i] + "`");
        }
        for (Claim.Answer answer : Claim.Answer.values()) {
            assertThat(part("claims.ndjson")).contains("`" + answer + "`");
        }
    }

    @Test
    void it_has_every_event_of_a_run_s_journal() throws Exception {
        List<String> events = StoredSoundRun.RUN.journal().stream()
                .map(JournalEvent::event)
                .distinct()
                .toList();

        assertThat(events).hasSizeGreaterThan(5);
        assertThat(events)
                .allSatisfy(event -> assertThat(part("journal.ndjson")).contains("`" + event + "`"));
    }

    @Test
    void its_python_reads_what_we_write_and_leaves_out_a_torn_record() throws Exception {
        assumeThat(onThePath("python3")).isTrue();
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        byte[] whole = Files.readAllBytes(folder.samples());
        Files.write(folder.samples(), Arrays.copyOf(whole, whole.length - 7));
        var read = RunReader.read(folder);

        Matcher code = Pattern.compile("(?s)```python\\n(.+?)```").matcher(part("samples.bin"));
        assertThat(code.find()).isTrue();
        Path script = path.resolve("read.py");
        Files.writeString(
                script,
                code.group(1)
                        + "\nfor record in read_samples(" + "'" + folder.samples() + "'" + "):\n"
                        + "    print(record[0], record[1], record[5] if record[0] == 'journey' else record[6])\n");
        Process python = new ProcessBuilder("python3", script.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        Map<String, Integer> expected = new TreeMap<>();
        read.samples()
                .forEach(sample -> expected.merge("sample " + sample.flow() + " " + sample.endedAt(), 1, Integer::sum));
        read.journeys()
                .forEach(journey ->
                        expected.merge("journey " + journey.flow() + " " + journey.endedAt(), 1, Integer::sum));
        Map<String, Integer> seen = new TreeMap<>();
        printed.lines().forEach(line -> seen.merge(line, 1, Integer::sum));
        assertThat(seen).isEqualTo(expected);
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String part(String title) throws Exception {
        Matcher part = Pattern.compile("(?s)\\n## " + Pattern.quote(title) + "\\n(.+?)(\\n## |\\z)")
                .matcher(Files.readString(PAGE));
        assertThat(part.find()).as(title).isTrue();
        return part.group(1);
    }
}
