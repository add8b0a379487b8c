package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report(List.of("ours", "theirs"), what -> {});

    @Test
    void the_table_names_what_is_missed() {
        report.add(figure("fast enough", 1.25, 2.5).besideDirect(0.5).mustBe(Bar.atMost(2)));
        report.add(figure("too slow", 30, 10).mustBe(Bar.ratioAtLeast(4)));

        assertThat(ReportText.of(report).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        " direct ours theirs ratio bar",
                        "fast enough ms 0.500 1.250 2.500 0.500 PASS <= 2",
                        "too slow ms 30 10 3 MISS ratio >= 4",
                        "1 bar(s) missed: too slow");
        assertThat(report.missed()).isEqualTo(1);
    }

    @Test
    void a_value_that_was_not_measured_leaves_a_gap() {
        report.add(Figure.of("memory", "MiB", List.of(OptionalDouble.empty(), OptionalDouble.of(7)))
                .mustBe(Bar.atMost(512)));
        report.note("this system does not tell");

        assertThat(ReportText.of(report)).contains("not judged", "this system does not tell", "no bar is missed");
    }

    @Test
    void what_could_not_be_measured_is_told() {
        report.failed("idle", new IOException("the proxy is gone"));

        assertThat(ReportText.of(report)).contains("idle could not be measured: the proxy is gone");
    }

    @Test
    void machines_read_the_same() throws IOException {
        report.add(figure("fast enough", 1.25, 2.5).mustBe(Bar.atMost(1)));

        JsonNode json = new ObjectMapper().readTree(ReportJson.of(report));

        assertThat(json.at("/figures/0/values/ours").asDouble()).isEqualTo(1.25);
        assertThat(json.at("/figures/0/ratio").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/figures/0/met").asBoolean(true)).isFalse();
        assertThat(json.path("missed").asInt()).isEqualTo(1);
    }

    private static Figure figure(String what, double ours, double theirs) {
        return Figure.of(what, "ms", List.of(OptionalDouble.of(ours), OptionalDouble.of(theirs)));
    }
}
