package io.ridethrough.results.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.RunTrace;
import io.ridethrough.results.tracing.TracedStep;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunTracesTest {

    private static final Resource NOBODY = new Resource(Map.of());

    /** Of one journey with one request, written as the OTLP specification has it. */
    private static final String WHOLE = """
            {"resourceSpans": [{
              "resource": {"attributes": [
                {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                {"key": "ridethrough.scenario", "value": {"stringValue": "checkout-brownout"}},
                {"key": "service.instance.id", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                {"key": "service.name", "value": {"stringValue": "shop-load"}},
                {"key": "service.version", "value": {"stringValue": "0.1.0"}},
                {"key": "team", "value": {"stringValue": "checkout"}}]},
              "scopeSpans": [{
                "scope": {"name": "io.ridethrough", "version": "0.1.0"},
                "spans": [
                  {"traceId": "11e877b66447335e966bb7f1fdb5361c", "spanId": "cb1ac012420c0cc5",
                   "name": "run checkout-brownout", "kind": 1,
                   "startTimeUnixNano": "1767323053000000000", "endTimeUnixNano": "1767323061000000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.scenario", "value": {"stringValue": "checkout-brownout"}},
                     {"key": "ridethrough.environment", "value": {"stringValue": "embedded"}},
                     {"key": "ridethrough.defect", "value": {"stringValue": "none"}},
                     {"key": "ridethrough.seed", "value": {"intValue": "42"}},
                     {"key": "ridethrough.journeys", "value": {"intValue": "1"}},
                     {"key": "ridethrough.verdict", "value": {"stringValue": "FAIL"}},
                     {"key": "ridethrough.verdict.sentence", "value": {"stringValue": "Checkouts failed."}}],
                   "events": [
                     {"timeUnixNano": "1767323057000000000", "name": "ridethrough.finding", "attributes": [
                       {"key": "ridethrough.finding", "value": {"stringValue": "completion/guest-checkout"}},
                       {"key": "ridethrough.claim", "value": {"stringValue": "completion"}},
                       {"key": "ridethrough.grade", "value": {"stringValue": "FAIL"}},
                       {"key": "ridethrough.sentence", "value": {"stringValue": "Checkouts complete"}},
                       {"key": "ridethrough.expected", "value": {"stringValue": "≥ 99 %"}},
                       {"key": "ridethrough.measured", "value": {"stringValue": "0 %"}},
                       {"key": "ridethrough.why", "value": {"stringValue": "One failed."}},
                       {"key": "ridethrough.source", "value": {"stringValue": "client"}}]}],
                   "status": {"code": 2, "message": "Checkouts failed."}},
                  {"traceId": "11e877b66447335e966bb7f1fdb5361c", "spanId": "95049e3d6afab420",
                   "parentSpanId": "cb1ac012420c0cc5", "name": "phase steady", "kind": 1,
                   "startTimeUnixNano": "1767323055000000000", "endTimeUnixNano": "1767323057000000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.phase", "value": {"stringValue": "steady"}},
                     {"key": "ridethrough.judged", "value": {"boolValue": true}}]},
                  {"traceId": "11e877b66447335e966bb7f1fdb5361c", "spanId": "d2318c8e1178d444",
                   "parentSpanId": "cb1ac012420c0cc5", "name": "phase slow", "kind": 1,
                   "startTimeUnixNano": "1767323057000000000", "endTimeUnixNano": "1767323059000000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.phase", "value": {"stringValue": "slow"}},
                     {"key": "ridethrough.judged", "value": {"boolValue": true}}]},
                  {"traceId": "11e877b66447335e966bb7f1fdb5361c", "spanId": "2e865c42e4e5f42e",
                   "parentSpanId": "cb1ac012420c0cc5", "name": "fault slow/1", "kind": 1,
                   "startTimeUnixNano": "1767323057003000000", "endTimeUnixNano": "1767323059002000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.phase", "value": {"stringValue": "slow"}},
                     {"key": "ridethrough.fault", "value": {"stringValue": "slow/1"}},
                     {"key": "ridethrough.fault.target", "value": {"stringValue": "inference"}},
                     {"key": "ridethrough.fault.kind", "value": {"stringValue": "latency"}},
                     {"key": "ridethrough.fault.description", "value": {"stringValue": "latency 4 s"}},
                     {"key": "ridethrough.fault.touched", "value": {"intValue": "3"}}]},
                  {"traceId": "d3065e098c51e7a155c86d124df1069a", "spanId": "88706986e3b0c442",
                   "name": "guest-checkout", "kind": 1,
                   "startTimeUnixNano": "1767323057101000000", "endTimeUnixNano": "1767323057931000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.flow", "value": {"stringValue": "guest-checkout"}},
                     {"key": "ridethrough.user", "value": {"intValue": "17"}},
                     {"key": "ridethrough.end", "value": {"stringValue": "failed"}},
                     {"key": "ridethrough.latency_seconds", "value": {"doubleValue": 0.831}}],
                   "links": [{"traceId": "11e877b66447335e966bb7f1fdb5361c", "spanId": "cb1ac012420c0cc5"}],
                   "status": {"code": 2, "message": "the journey did not complete"}},
                  {"traceId": "d3065e098c51e7a155c86d124df1069a", "spanId": "88706986937322f6",
                   "parentSpanId": "88706986e3b0c442", "name": "place-order", "kind": 3,
                   "startTimeUnixNano": "1767323057101000000", "endTimeUnixNano": "1767323057931000000",
                   "attributes": [
                     {"key": "ridethrough.run", "value": {"stringValue": "20260102-030405-checkout-brownout"}},
                     {"key": "ridethrough.flow", "value": {"stringValue": "guest-checkout"}},
                     {"key": "ridethrough.user", "value": {"intValue": "17"}},
                     {"key": "ridethrough.step", "value": {"stringValue": "place-order"}},
                     {"key": "ridethrough.phase", "value": {"stringValue": "slow"}},
                     {"key": "ridethrough.fault", "value": {"stringValue": "slow/1"}},
                     {"key": "ridethrough.outcome", "value": {"stringValue": "http_error"}},
                     {"key": "ridethrough.latency_seconds", "value": {"doubleValue": 0.831}},
                     {"key": "http.response.status_code", "value": {"intValue": "503"}},
                     {"key": "error.type", "value": {"stringValue": "503"}}],
                   "status": {"code": 2, "message": "not placed"}}]}]}]}
            """;

    @Test
    void a_run_is_the_document_that_the_specification_asks_for() throws IOException {
        RunRecord run = TracedRun.begun()
                .faultApplied(2_003_000)
                .faultHealed(4_002_000, 3)
                .places(17, 2_100_000, 2_931_000, 503, Outcome.HTTP_ERROR)
                .ended()
                .record();

        List<Body> bodies = RunTraces.of(
                run, TracedRun.failed(), new Resource(Map.of("service.name", "shop-load", "team", "checkout")));

        assertThat(bodies).hasSize(1);
        assertThat(bodies.get(0).items()).isEqualTo(6);
        assertThat(new ObjectMapper().readTree(bodies.get(0).json())).isEqualTo(new ObjectMapper().readTree(WHOLE));
    }

    @Test
    void spans_of_a_journey_have_the_ids_that_its_requests_carried() throws IOException {
        RunRecord run = ARun.sound().build();

        List<JsonNode> spans = spans(RunTraces.of(run, Judge.judge(run), NOBODY));

        Set<String> carried = new TreeSet<>();
        run.samples()
                .forEach(sample -> carried.add(JourneyTrace.of(run.plan().seed(), sample.flow(), sample.user())
                        .traceparent(TracedStep.of(sample.step()))));
        Set<String> sent = new TreeSet<>();
        spans.stream()
                .filter(span -> span.path("kind").asInt() == 3)
                .forEach(span -> sent.add("00-" + span.path("traceId").asText() + "-"
                        + span.path("spanId").asText() + "-01"));
        assertThat(sent).isEqualTo(carried).hasSize(680);
    }

    @Test
    void every_span_is_one_alone_and_beneath_one_that_is_sent() throws IOException {
        RunRecord run = ARun.sound().build();

        List<JsonNode> spans = spans(RunTraces.of(run, Judge.judge(run), NOBODY));

        Set<String> ids = new TreeSet<>();
        spans.forEach(span -> ids.add(
                span.path("traceId").asText() + "/" + span.path("spanId").asText()));
        assertThat(ids).hasSize(spans.size());
        assertThat(spans).allSatisfy(span -> {
            String trace = span.path("traceId").asText();
            if (span.has("parentSpanId")) {
                assertThat(ids).contains(trace + "/" + span.path("parentSpanId").asText());
            }
            assertThat(Long.parseLong(span.path("endTimeUnixNano").textValue()))
                    .isGreaterThanOrEqualTo(
                            Long.parseLong(span.path("startTimeUnixNano").textValue()));
        });
        assertThat(spans.stream().filter(span -> !span.has("parentSpanId"))).hasSize(1 + 340);
    }

    @Test
    void no_body_holds_more_than_a_thousand_spans() throws IOException {
        RunRecord run = ARun.sound().build();

        List<Body> bodies = RunTraces.of(run, Judge.judge(run), NOBODY);

        // The run, five phases and two faults; 340 journeys of two requests.
        assertThat(bodies).extracting(Body::items).containsExactly(1_000, 1 + 5 + 2 + 3 * 340 - 1_000);
        for (Body body : bodies) {
            assertThat(spans(List.of(body))).hasSize(body.items());
        }
    }

    @Test
    void a_run_that_was_stopped_has_no_phase_after_that() throws IOException {
        RunRecord run = TracedRun.begun()
                .event(1_500_000, "stop-condition", Map.of("seenAt", TracedRun.ORIGIN + 1_500_000))
                .ended()
                .record();

        List<JsonNode> spans = spans(RunTraces.of(run, TracedRun.failed(), NOBODY));

        assertThat(names(spans)).containsExactly("run checkout-brownout", "phase steady");
        assertThat(spans.get(1).path("endTimeUnixNano").asText()).isEqualTo("1767323056500000000");
    }

    @Test
    void a_run_whose_load_never_began_is_a_span_and_no_more() throws IOException {
        List<JsonNode> spans =
                spans(RunTraces.of(TracedRun.withoutLoad().ended().record(), TracedRun.failed(), NOBODY));

        assertThat(names(spans)).containsExactly("run checkout-brownout");
        assertThat(spans.get(0).at("/events/0/timeUnixNano").asText())
                .as("evidence without a start of load is nowhere")
                .isEqualTo(spans.get(0).path("endTimeUnixNano").asText());
    }

    @Test
    void a_fault_that_was_never_healed_lasts_to_the_end_of_the_run() throws IOException {
        List<JsonNode> spans = spans(
                RunTraces.of(TracedRun.begun().faultApplied(2_003_000).ended().record(), TracedRun.passed(), NOBODY));

        JsonNode fault = spans.get(3);
        assertThat(fault.path("name").asText()).isEqualTo("fault slow/1");
        assertThat(fault.path("endTimeUnixNano")).isEqualTo(spans.get(0).path("endTimeUnixNano"));
        assertThat(fault.toString()).doesNotContain("touched");
    }

    @Test
    void what_cannot_be_counted_as_touched_is_left_out() throws IOException {
        List<JsonNode> spans = spans(RunTraces.of(
                TracedRun.begun()
                        .faultApplied(2_003_000)
                        .faultHealed(4_002_000, -1)
                        .ended()
                        .record(),
                TracedRun.passed(),
                NOBODY));

        assertThat(spans.get(3).toString()).contains("slow/1").doesNotContain("touched");
    }

    @Test
    void only_what_went_wrong_is_an_error() throws IOException {
        RunRecord run = TracedRun.begun()
                .places(0, 100_000, 150_000, 200, Outcome.OK)
                .places(1, 200_000, 250_000, 0, Outcome.TIMED_OUT)
                .places(2, 300_000, 350_000, 0, Outcome.ABORTED)
                .ended()
                .record();

        List<JsonNode> requests = spans(RunTraces.of(run, TracedRun.passed(), NOBODY)).stream()
                .filter(span -> span.path("name").asText().equals("place-order"))
                .toList();

        assertThat(requests)
                .extracting(span -> span.path("status").path("code").asInt(0))
                .containsExactly(0, 2, 0);
        assertThat(requests.get(1).toString()).contains("timed_out").doesNotContain("status_code");
    }

    @Test
    void a_verdict_that_cannot_tell_is_neither_well_nor_an_error() throws IOException {
        RunRecord run = TracedRun.begun().ended().record();
        Verdict unsure = new Verdict(1, TracedRun.ID, "s", Grade.INCONCLUSIVE, "Nobody knows.", List.of());

        assertThat(spans(RunTraces.of(run, unsure, NOBODY)).get(0).has("status"))
                .isFalse();
        assertThat(spans(RunTraces.of(run, TracedRun.passed(), NOBODY))
                        .get(0)
                        .at("/status/code")
                        .asInt())
                .isEqualTo(1);
        assertThat(spans(RunTraces.of(run, unsure, NOBODY))
                        .get(0)
                        .path("traceId")
                        .asText())
                .isEqualTo(RunTrace.of(TracedRun.ID).traceId());
    }

    @Test
    void a_long_text_is_cut_and_never_within_a_pair() {
        String smile = "\uD83D\uDE00";
        String text = "x".repeat(Attributes.MOST_CHARACTERS - 2) + smile + smile;

        assertThat(Attributes.shortened(text)).isEqualTo("x".repeat(Attributes.MOST_CHARACTERS - 2) + "…");
        assertThat(Attributes.shortened("short")).isEqualTo("short");
    }

    private static List<String> names(List<JsonNode> spans) {
        return spans.stream().map(span -> span.path("name").asText()).toList();
    }

    private static List<JsonNode> spans(List<Body> bodies) throws IOException {
        List<JsonNode> spans = new ArrayList<>();
        for (Body body : bodies) {
            new ObjectMapper()
                    .readTree(body.json())
                    .at("/resourceSpans/0/scopeSpans/0/spans")
                    .forEach(spans::add);
        }
        return spans;
    }
}
