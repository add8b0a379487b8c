package io.ridethrough.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.StoredSoundRun;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import io.ridethrough.results.tracing.JourneyTrace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExportTest {

    @TempDir
    private Path path;

    private RunFolder folder = new RunFolder(Path.of(""));
    private Path to = Path.of("");

    @BeforeEach
    void store() throws IOException {
        folder = StoredSoundRun.storeJudged(Files.createDirectory(path.resolve("run")));
        to = path.resolve("made/to");
    }

    @Test
    void every_record_is_a_row() throws IOException {
        assertThat(CsvExport.write(folder, to)).isEmpty();

        assertThat(rows("samples.csv")).hasSize(1 + StoredSoundRun.RUN.samples().size());
        assertThat(rows("journeys.csv"))
                .hasSize(1 + StoredSoundRun.RUN.journeys().size());
        assertThat(rows("attempts.csv"))
                .hasSize(1 + StoredSoundRun.RUN.attempts().size());
        assertThat(rows("claims.csv")).hasSize(1 + StoredSoundRun.RUN.claims().size());
        assertThat(rows("egress.csv")).hasSize(1 + 1);
        assertThat(rows("findings.csv"))
                .hasSize(1 + Judge.judge(StoredSoundRun.RUN).findings().size());
        Sample sample = StoredSoundRun.RUN.samples().get(0);
        JourneyTrace trace = trace(sample.flow(), sample.user());
        assertThat(rows("samples.csv"))
                .contains(List.of(
                        sample.flow(),
                        sample.step(),
                        String.valueOf(sample.user()),
                        trace.traceId(),
                        trace.parentId(sample.step()),
                        String.valueOf(sample.intendedAt()),
                        String.valueOf(sample.startedAt()),
                        String.valueOf(sample.endedAt()),
                        String.valueOf(sample.latencyMicros()),
                        String.valueOf(sample.status()),
                        sample.outcome().name(),
                        sample.inference(),
                        sample.error()));
        Journey journey = StoredSoundRun.RUN.journeys().get(0);
        assertThat(rows("journeys.csv"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith(
                                journey.flow(),
                                String.valueOf(journey.user()),
                                trace(journey.flow(), journey.user()).traceId()));
        Claim claim = StoredSoundRun.RUN.claims().get(0);
        assertThat(rows("claims.csv").get(1))
                .contains(claim.email(), claim.answer().name());
        assertThat(to).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void commas_quotes_lines_and_letters_beyond_ascii_come_back_as_they_were() throws IOException {
        String error = "a \"b\",\r\nü\n";
        Files.delete(folder.samples());
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            samples.record(new Sample("f", "s,t", 0, 1, 2, 3, 0, Outcome.NO_RESPONSE, "", error));
        }

        CsvExport.write(folder, to);

        assertThat(rows("samples.csv").get(1)).startsWith("f", "s,t").endsWith(error);
        assertThat(Files.readString(to.resolve("samples.csv"))).contains("\"s,t\"", "\"a \"\"b\"\",\r\nü\n\"\r\n");
    }

    @Test
    void nothing_that_is_there_is_overwritten() throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve("claims.csv"), "mine");

        assertThatThrownBy(() -> CsvExport.write(folder, to)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(to.resolve("claims.csv")).hasContent("mine");
        assertThat(to).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void what_is_torn_or_missing_is_told_and_the_rest_exported() throws IOException {
        byte[] samples = Files.readAllBytes(folder.samples());
        Files.write(folder.samples(), Arrays.copyOf(samples, samples.length - 1));
        Files.writeString(folder.claims(), "{\"at\":1", StandardOpenOption.APPEND);
        Files.writeString(folder.verdict(), "{\"format\" : 1,");
        Files.delete(folder.egress());

        assertThat(CsvExport.write(folder, to))
                .satisfiesExactly(
                        torn -> assertThat(torn).startsWith("samples.bin is torn"),
                        torn -> assertThat(torn).startsWith("claims.ndjson is torn"),
                        missing -> assertThat(missing).isEqualTo("egress.ndjson is not there: there is no egress.csv"),
                        broken -> assertThat(broken).contains("verdict.json", "there is no findings.csv"));
        assertThat(rows("claims.csv")).hasSize(1 + StoredSoundRun.RUN.claims().size());
        assertThat(to.resolve("findings.csv")).doesNotExist();
    }

    private static JourneyTrace trace(String flow, int user) {
        return JourneyTrace.of(StoredSoundRun.RUN.plan().seed(), flow, user);
    }

    private List<List<String>> rows(String file) throws IOException {
        return CsvReader.rows(Files.readString(to.resolve(file)));
    }
}
