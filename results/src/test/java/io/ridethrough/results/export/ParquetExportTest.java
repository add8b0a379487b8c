package io.ridethrough.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.folder.StoredSoundRun;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {

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
    void every_table_has_the_columns_and_rows_of_its_csv() throws IOException {
        Files.writeString(folder.egress(), """
                {"at":"2026-01-01T00:00:00.000001Z","target":"h:1","request_bytes":7,"ending":"answered",\
                "canaries":["a","b"],"answer_canaries":["c"],"took_micros":12,\
                "chat":{"model":"m","prompt_sha256":"aa","answer":"whole"}}
                """, StandardOpenOption.APPEND);
        Path csv = path.resolve("csv");

        assertThat(ParquetExport.write(folder, to)).isEqualTo(CsvExport.write(folder, csv));

        for (Table<?> table : Tables.ALL) {
            List<List<String>> expected = CsvReader.rows(Files.readString(csv.resolve(TableFormat.CSV.file(table))));
            assertThat(expected).as(table.name()).hasSizeGreaterThan(1);
            assertThat(ParquetRows.asCsv(to.resolve(TableFormat.PARQUET.file(table))))
                    .as(table.name())
                    .isEqualTo(expected);
        }
        assertThat(to).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void cells_have_types() throws IOException {
        ParquetExport.write(folder, to);

        assertThat(types("samples.parquet"))
                .containsEntry("flow", "REQUIRED BYTE_ARRAY STRING")
                .containsEntry("user", "REQUIRED INT64")
                .containsEntry("status", "REQUIRED INT64")
                .containsEntry("latency_micros", "REQUIRED INT64")
                .containsEntry("intended_at_micros", "REQUIRED INT64 TIMESTAMP MICROS UTC");
        assertThat(types("journeys.parquet")).containsEntry("is_completed", "REQUIRED BOOLEAN");
        assertThat(types("egress.parquet")).containsEntry("took_micros", "OPTIONAL INT64");
        assertThat(ParquetRows.rows(to.resolve("egress.parquet")).get(0).get("took_micros"))
                .isNull();
    }

    private Map<String, String> types(String file) throws IOException {
        return ParquetRows.columns(to.resolve(file)).stream()
                .collect(Collectors.toMap(SchemaElement::getName, ParquetExportTest::type));
    }

    private static String type(SchemaElement column) {
        String type = column.getRepetition_type() + " " + column.getType();
        if (!column.isSetLogicalType()) {
            return type;
        }
        LogicalType logical = column.getLogicalType();
        boolean isUtc = logical.isSetTIMESTAMP() && logical.getTIMESTAMP().isIsAdjustedToUTC();
        boolean isMicros =
                logical.isSetTIMESTAMP() && logical.getTIMESTAMP().getUnit().isSetMICROS();
        return type + " " + logical.getSetField() + (isMicros ? " MICROS" : "") + (isUtc ? " UTC" : "");
    }

    @Test
    void texts_are_kept_once_and_pages_compressed() throws IOException {
        ParquetExport.write(folder, to);

        List<ColumnMetaData> columns =
                ParquetRows.footer(to.resolve("samples.parquet")).getRow_groups().get(0).getColumns().stream()
                        .map(ColumnChunk::getMeta_data)
                        .toList();
        assertThat(columns)
                .hasSize(Tables.SAMPLES.columns().size())
                .allSatisfy(column -> assertThat(column.getCodec()).isEqualTo(CompressionCodec.GZIP));
        assertThat(columns)
                .filteredOn(column -> column.getPath_in_schema().equals(List.of("flow")))
                .allSatisfy(column -> assertThat(column.getEncodings()).contains(Encoding.PLAIN_DICTIONARY))
                .hasSize(1);
    }

    @Test
    void moments_before_the_epoch_and_letters_beyond_ascii_come_back_as_they_were() throws IOException {
        Files.delete(folder.samples());
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            samples.record(new Sample("f", "s,t", 0, -1_500_001, 2, 3, 0, Outcome.NO_RESPONSE, "", "a \"ü\",\n"));
        }

        ParquetExport.write(folder, to);

        assertThat(ParquetRows.asCsv(to.resolve("samples.parquet")).get(1))
                .startsWith("f", "s,t", "0")
                .contains("-1500001")
                .endsWith("a \"ü\",\n");
    }

    @Test
    void nothing_that_is_there_is_overwritten() throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve("claims.parquet"), "mine");

        assertThatThrownBy(() -> ParquetExport.write(folder, to)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(to.resolve("claims.parquet")).hasContent("mine");
        assertThat(to).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void what_is_torn_or_missing_is_told_and_the_rest_exported() throws IOException {
        byte[] samples = Files.readAllBytes(folder.samples());
        Files.write(folder.samples(), Arrays.copyOf(samples, samples.length - 1));
        Files.delete(folder.egress());

        assertThat(ParquetExport.write(folder, to))
                .satisfiesExactly(
                        torn -> assertThat(torn).startsWith("samples.bin is torn"),
                        missing -> assertThat(missing)
                                .isEqualTo("egress.ndjson is not there: there is no egress.parquet"));
        assertThat(ParquetRows.rows(to.resolve("samples.parquet")))
                .hasSize(StoredSoundRun.RUN.samples().size());
        assertThat(ParquetRows.rows(to.resolve("journeys.parquet")))
                .hasSize(StoredSoundRun.RUN.journeys().size() - 1);
    }
}
