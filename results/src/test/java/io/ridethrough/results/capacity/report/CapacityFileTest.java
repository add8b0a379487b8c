package io.ridethrough.results.capacity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CapacityFileTest {
    private static final Path SCHEMA = Path.of("..", "docs", "schemas", "capacity.schema.json");

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read() throws IOException {
        Path file = folder.resolve(CapacityFile.NAME);
        CapacityFile.write(file, ExampleStudy.report());

        assertThat(CapacityFile.read(file)).isEqualTo(ExampleStudy.report());
    }

    @Test
    void what_is_not_known_stays_unknown() throws IOException {
        Path file = folder.resolve(CapacityFile.NAME);
        CapacityReport report = ExampleStudy.with(List.of(estimate(Kind.NO_DATA)));
        CapacityFile.write(file, report);

        assertThat(CapacityFile.read(file)).isEqualTo(report);
        assertThat(CapacityFile.text(report)).contains("\"perSecond\" : null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "format" : 1     | "format" : 2     | has format 2; this version reads format 1
                    "format" : 1,    | ''               | format
                    "seed" : 2026    | "seeds" : 2026   | seed
                    "kind" : "estim  | "kind" : "guess  | is no kind of estimate
                    """)
    void another_format_or_a_mistake_is_told(String piece, String mistake, String told) throws IOException {
        Path file = folder.resolve(CapacityFile.NAME);
        Files.writeString(file, replaced(piece, mistake));

        assertThatThrownBy(() -> CapacityFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @EnumSource
    void a_report_with_an_estimate_of_each_kind_is_valid(Kind kind) throws IOException {
        assertThat(errors(CapacityFile.text(ExampleStudy.with(List.of(estimate(kind))))))
                .isEmpty();
    }

    @Test
    void a_whole_report_is_valid() throws IOException {
        assertThat(errors(CapacityFile.text(ExampleStudy.report()))).isEmpty();
    }

    /** Each names what to look for in a report's text, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "format" : 1                | "format" : 2
                    "format" : 1                | "formt" : 1
                    "study" : "2                | "id" : "2
                    "startedAt" : "2026-03-01T  | "startedAt" : "yesterday
                    "isComplete" : true         | "isComplete" : "yes"
                    "limit" : "PT2S"            | "limit" : 2
                    "errorBudget" : 0.01        | "errorBudget" : 1
                    "state" : "healthy"         | "state" : "well"
                    "kind" : "estimated"        | "kind" : "guessed"
                    "kind" : "estimated"        | "kind" : "no-data"
                    "kind" : "estimated"        | "kind" : "above-highest-rate"
                    "kind" : "estimated"        | "kind" : "below-lowest-rate"
                    "limitedBy" : "latency"     | "limitedBy" : "luck"
                    "bottleneck" : "workers"    | "bottleneck" : "weather"
                    "why" : "The p95            | "because" : "The p95
                    "repetitions" : 3           | "repetitions" : 0
                    "mostUtilisation" : 0.82    | "mostUtilisation" : 82
                    "replicas" : 2              | "replicas" : 0
                    "workers" : 8               | "workers" : "eight"
                    "change" : "timeout         | "changed" : "timeout
                    "lossPerOrder" : 4.50       | "lossPerOrder" : "CHF 4.50"
                    "window" : "PT40S"          | "window" : "40 s"
                    "arrivals" :                | "arrived" :
                    "cpuShare" : 0.21           | "cpuShare" : 21
                    "isSaturated" : false       | "isSaturated" : null
                    """)
    void a_report_with_a_planted_mistake_is_not(String piece, String mistake) throws IOException {
        assertThat(errors(replaced(piece, mistake))).isNotEmpty();
    }

    private static CapacityEstimate estimate(Kind kind) {
        OptionalDouble low = OptionalDouble.of(5);
        OptionalDouble high = OptionalDouble.of(7);
        return switch (kind) {
            case ESTIMATED, ILL_CONDITIONED -> ExampleStudy.of(ModelState.SLOW, kind, low, high);
            case ABOVE_HIGHEST_RATE -> ExampleStudy.of(ModelState.SLOW, kind, low, OptionalDouble.empty());
            case BELOW_LOWEST_RATE -> ExampleStudy.of(ModelState.SLOW, kind, OptionalDouble.empty(), high);
            case GENERATOR_BOUND, NO_DATA ->
                ExampleStudy.of(ModelState.SLOW, kind, OptionalDouble.empty(), OptionalDouble.empty());
        };
    }

    private static String replaced(String piece, String mistake) {
        String text = CapacityFile.text(ExampleStudy.report());
        int at = text.indexOf(piece);
        assertThat(at).as(piece).isNotNegative();
        return text.substring(0, at) + mistake + text.substring(at + piece.length());
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
