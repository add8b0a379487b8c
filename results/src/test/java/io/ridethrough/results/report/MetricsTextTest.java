package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.report.OpenMetricsParser.Sample;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTextTest {

    private static final String LATENCY = "ridethrough_request_latency_seconds";

    @Test
    void a_whole_run_parses_and_each_finding_has_exactly_one_state() {
        RunRecord run = ExampleRun.of(7);
        Verdict verdict = ExampleVerdict.failing();

        List<Sample> samples = OpenMetricsParser.parse(MetricsText.text(run, verdict));

        for (Finding finding : verdict.findings()) {
            assertThat(samples.stream()
                            .filter(sample -> sample.name().equals("ridethrough_finding")
                                    && finding.id().equals(sample.labels().get("id"))
                                    && sample.value().equals("1"))
                            .map(sample -> sample.labels().get("ridethrough_finding")))
                    .containsExactly(finding.grade().name());
        }
        assertThat(value(samples, "ridethrough_verdict", Map.of("ridethrough_verdict", "FAIL")))
                .contains("1");
        assertThat(value(samples, "ridethrough_verdict", Map.of("ridethrough_verdict", "PASS")))
                .contains("0");
    }

    @Test
    void percentiles_and_counts_are_those_of_the_samples() {
        HandMadeRun made = new HandMadeRun().startsAtOrigin();
        for (int i = 1; i <= 100; i++) {
            made.pays(2 + i / 100.0, i, i > 97 ? Outcome.HTTP_ERROR : Outcome.OK, "");
        }
        RunRecord run = made.attempt(4.5)
                .attempt(4.6)
                .journey(2, 3, true)
                .journey(2, 3, false)
                .record();

        List<Sample> samples = OpenMetricsParser.parse(MetricsText.text(run, Judge.judge(run)));

        Map<String, String> steady = Map.of("flow", "buy", "step", "pay", "phase", "steady");
        assertThat(value(samples, LATENCY, with(steady, "quantile", "0.5"))).contains("0.050000");
        assertThat(value(samples, LATENCY, with(steady, "quantile", "0.95"))).contains("0.095000");
        assertThat(value(samples, LATENCY, with(steady, "quantile", "0.99"))).contains("0.099000");
        assertThat(value(samples, LATENCY + "_count", steady)).contains("100");
        assertThat(value(samples, "ridethrough_request_errors_total", steady)).contains("3");
        assertThat(value(samples, LATENCY + "_count", with(steady, "phase", "dark")))
                .contains("0");
        assertThat(value(samples, "ridethrough_attempts_total", Map.of("target", "inference", "point", "advice")))
                .contains("2");
        assertThat(value(samples, "ridethrough_journeys_total", Map.of("flow", "buy", "end", "failed")))
                .contains("1");
    }

    @Test
    void words_that_would_end_a_label_come_back_as_they_were() {
        HandMadeRun made = new HandMadeRun().startsAtOrigin();
        made.words = "a\\n\"b\",c=\"d\"}\n# EOF\n\\";
        RunRecord run = made.record();

        List<Sample> samples = OpenMetricsParser.parse(MetricsText.text(run, Judge.judge(run)));

        assertThat(samples.get(0).labels()).containsEntry("scenario", made.words);
    }

    /** Each names what to look for in a sound text, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # EOF                               | # END
                    ridethrough_run_info{run=           | ridethrough_run{run=
                    "} 1                                | "} 2
                    # TYPE ridethrough_verdict stateset | # TYPE ridethrough_verdict states
                    {ridethrough_verdict="PASS"}        | {state="PASS"}
                    {ridethrough_verdict="PASS"}        | {ridethrough_verdict="INCONCLUSIVE"}
                    ridethrough_request_errors_total    | ridethrough_request_errors
                    quantile="0.5"                      | quantile="50"
                    _seconds seconds                    | _seconds millis
                    environment="                       | environment=
                    environment="                       | run="
                    ,environment                        | environment
                    """)
    void the_parser_refuses_a_planted_mistake(String piece, String mistake) {
        RunRecord run = ExampleRun.of(7);
        String text = MetricsText.text(run, ExampleVerdict.failing());
        assertThat(text).contains(piece.strip());

        assertThatThrownBy(() -> OpenMetricsParser.parse(
                        text.replaceFirst(Pattern.quote(piece.strip()), Matcher.quoteReplacement(mistake.strip()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> all = new HashMap<>(labels);
        all.put(name, value);
        return all;
    }

    private static Optional<String> value(List<Sample> samples, String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
                .map(Sample::value)
                .findFirst();
    }
}
