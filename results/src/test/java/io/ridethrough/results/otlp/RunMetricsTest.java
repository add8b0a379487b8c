package io.ridethrough.results.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

    private static final String HISTOGRAM = """
            {"name": "ridethrough.request.latency", "unit": "s",
             "description": "From a request's intended start to its end; without those that the end of the run cut off.",
             "histogram": {"aggregationTemporality": 2, "dataPoints": [
               {"startTimeUnixNano": "1767323053000000000", "timeUnixNano": "1767323061000000000",
                "attributes": [
                  {"key": "flow", "value": {"stringValue": "guest-checkout"}},
                  {"key": "step", "value": {"stringValue": "place-order"}},
                  {"key": "phase", "value": {"stringValue": "steady"}}],
                "count": "4", "sum": 11.155, "min": 0.05, "max": 11.0,
                "bucketCounts": ["0", "0", "0", "2", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0", "1"],
                "explicitBounds": [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0]}]}}
            """;

    @Test
    void latencies_are_a_histogram_in_seconds_with_texts_for_whole_numbers() throws IOException {
        RunRecord run = TracedRun.begun()
                .places(0, 100_000, 150_000, 200, Outcome.OK)
                .places(1, 200_000, 250_000, 200, Outcome.OK)
                .places(2, 300_000, 355_000, 503, Outcome.HTTP_ERROR)
                .places(3, 400_000, 11_400_000, 0, Outcome.TIMED_OUT)
                .places(4, 500_000, 500_001, 0, Outcome.ABORTED)
                .ended()
                .record();

        assertThat(metric(run, "ridethrough.request.latency")).isEqualTo(new ObjectMapper().readTree(HISTOGRAM));
    }

    @Test
    void requests_are_counted_by_flow_step_phase_and_how_they_ended() throws IOException {
        RunRecord run = TracedRun.begun()
                .places(0, 100_000, 150_000, 200, Outcome.OK)
                .places(1, 200_000, 250_000, 200, Outcome.OK)
                .places(2, 2_300_000, 2_355_000, 503, Outcome.HTTP_ERROR)
                .places(3, 5_000_000, 5_100_000, 0, Outcome.ABORTED)
                .ended()
                .record();

        JsonNode metric = metric(run, "ridethrough.requests");

        assertThat(metric.at("/sum/aggregationTemporality").asInt()).isEqualTo(2);
        assertThat(metric.at("/sum/isMonotonic").asBoolean()).isTrue();
        assertThat(points(metric.path("sum")))
                .containsExactlyInAnyOrder(
                        "flow=guest-checkout step=place-order phase=steady outcome=ok: 2",
                        "flow=guest-checkout step=place-order phase=slow outcome=http_error: 1",
                        "flow=guest-checkout step=place-order outcome=aborted: 1");
    }

    @Test
    void percentiles_are_those_of_the_report() throws IOException {
        TracedRun made = TracedRun.begun();
        for (int user = 0; user < 100; user++) {
            made.places(user, user * 10_000L, user * 10_000L + (user + 1) * 2_000L, 200, Outcome.OK);
        }

        assertThat(points(metric(made.ended().record(), "ridethrough.request.latency.quantile")
                        .path("gauge")))
                .containsExactly(
                        "flow=guest-checkout step=place-order phase=steady quantile=0.5: 0.1",
                        "flow=guest-checkout step=place-order phase=steady quantile=0.95: 0.19",
                        "flow=guest-checkout step=place-order phase=steady quantile=0.99: 0.198");
    }

    @Test
    void journeys_attempts_and_findings_are_counted() throws IOException {
        RunRecord run = TracedRun.begun()
                .places(0, 100_000, 150_000, 200, Outcome.OK)
                .places(1, 200_000, 250_000, 0, Outcome.TIMED_OUT)
                .attempt(120_000, "advice")
                .attempt(220_000, "advice")
                .attempt(230_000, "")
                .ended()
                .record();

        assertThat(points(metric(run, "ridethrough.journeys").path("sum")))
                .containsExactly(
                        "flow=guest-checkout end=completed: 1",
                        "flow=guest-checkout end=failed: 1",
                        "flow=guest-checkout end=aborted: 0");
        assertThat(points(metric(run, "ridethrough.attempts").path("sum")))
                .containsExactlyInAnyOrder("target=inference point=advice: 2", "target=inference: 1");
        assertThat(points(metric(run, "ridethrough.findings").path("gauge")))
                .containsExactly("grade=PASS: 1", "grade=INCONCLUSIVE: 0", "grade=FAIL: 1");
        assertThat(points(metric(run, "ridethrough.verdict").path("gauge")))
                .containsExactly("grade=PASS: 0", "grade=INCONCLUSIVE: 0", "grade=FAIL: 1");
    }

    @Test
    void a_body_tells_how_many_points_it_has() throws IOException {
        RunRecord run = TracedRun.begun()
                .places(0, 100_000, 150_000, 200, Outcome.OK)
                .ended()
                .record();

        Body body = body(run);

        int points = 0;
        for (JsonNode metric : metrics(body)) {
            for (String kind : List.of("gauge", "sum", "histogram")) {
                points += metric.path(kind).path("dataPoints").size();
            }
        }
        // Three grades twice, one kind of request, its histogram and percentiles, and three ends of a journey.
        assertThat(body.items()).isEqualTo(points).isEqualTo(3 + 3 + 1 + 1 + 3 + 3);
    }

    private static Body body(RunRecord run) {
        return RunMetrics.of(run, RunSummary.of(run), TracedRun.failed(), new Resource(Map.of()));
    }

    private static List<JsonNode> metrics(Body body) throws IOException {
        List<JsonNode> metrics = new ArrayList<>();
        new ObjectMapper()
                .readTree(body.json())
                .at("/resourceMetrics/0/scopeMetrics/0/metrics")
                .forEach(metrics::add);
        return metrics;
    }

    private static JsonNode metric(RunRecord run, String name) throws IOException {
        return metrics(body(run)).stream()
                .filter(metric -> metric.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each as its attributes and its value. */
    private static List<String> points(JsonNode data) {
        List<String> points = new ArrayList<>();
        for (JsonNode point : data.path("dataPoints")) {
            String value = point.has("asInt")
                    ? point.path("asInt").textValue()
                    : point.path("asDouble").asText();
            points.add(StreamSupport.stream(point.path("attributes").spliterator(), false)
                            .map(attribute -> attribute.path("key").asText() + "="
                                    + attribute
                                            .path("value")
                                            .path("stringValue")
                                            .asText())
                            .collect(Collectors.joining(" "))
                    + ": " + value);
        }
        return points;
    }
}
