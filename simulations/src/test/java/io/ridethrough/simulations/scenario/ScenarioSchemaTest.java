package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioSchemaTest {

    private static final Path FILE = ScenarioFixture.SCENARIOS.resolve("scenario.schema.json");

    @TempDir
    Path folder;

    @Test
    void every_scenario_of_the_library_is_valid() throws IOException {
        ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);
        for (String name : library.list()) {
            assertThat(errors(Files.readString(library.resolve(name)))).as(name).isEmpty();
        }
        assertThat(errors(ScenarioFixture.SOUND)).isEmpty();
    }

    @Test
    void what_the_gates_bench_plays_is_valid() throws IOException {
        Path pilot = ScenarioFixture.SCENARIOS.resolveSibling("pilot").resolve("gate-pilot.yaml");

        assertThat(errors(Files.readString(pilot))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    story: A model is slow for a moment. | stroy: A model is slow for a moment.
                    story: A model is slow for a moment. | story: 12
                    scenario: little                     | scenario: A Little One
                    flow: guest-checkout                 | flow: guest-chekout
                    rate: 4/s                            | rate: 4
                    rate: 4/s                            | rate: [4/s]
                    lasts: 5s                            | lasts: 5
                    lasts: 5s                            | last: 5s
                    judged: false                        | judged: "no"
                    fault: latency                       | fault: lateness
                    fault: latency                       | fault: outage
                    fault: latency                       | fault: http-error
                    fault: latency                       | preset: latency
                    delay: 4s                            | spread: normal
                    delay: 4s                            | delay: {mean: 4s}
                    delay: 4s                            | recorded: [{delay: 4s}]
                    on: inference                        | on: model
                    delay: 4s                            | jitter: 4s
                    delay: 4s                            | delay: 4 s
                    at-least: 99%                        | at-least: 101%
                    at-least: 99%                        | at-most: 99%
                    at-most: 3x                          | at-most: 3
                    percentile: 95                       | percentile: 100
                    percentile: 95                       | percentile: "95"
                    point: advice                        | point: advise
                    claim: breaker-opens                 | claim: breaker-closed
                    claim: breaker-opens                 | claim: fallback-share
                    claim: breaker-opens                 | claim: breaker-probes
                    claim: breaker-opens                 | claim: breaker-stays-closed
                    claim: breaker-opens                 | claim: breaker-opens-after
                    claim: latency-ratio                 | claim: step-latency
                    claim: completion                    | claim: errors-shown
                    during: [steady, slow]               | during: []
                    during: [steady, slow]               | during: [slow, slow]
                    during: slow                         | during: [slow]
                    claim: orders-reconcile              | story: none
                    claim: orders-reconcile              | claim: model-as-told
                    claim: orders-reconcile              | claim: fallback-correct
                    claim: orders-reconcile              | claim: drift-noticed
                    rate: 4/s                            | second-click: {step: place-order}
                    rate: 4/s                            | second-click: {step: browse, after: 300ms}
                    rate: 4/s                            | second-click: {step: place-order, after: 300}
                    rate: 4/s                            | second-click: {step: place-order, after: 300ms, share: 2}
                    rate: 4/s                            | second-click: {step: place-order, afer: 300ms}
                    judged: false                        | load: 1.5
                    judged: false                        | load: -1x
                    judged: false                        | load: {times: 2}
                    rate: 4/s                            | products: []
                    rate: 4/s                            | products: [A, A]
                    rate: 4/s                            | products: A SKU
                    expect:                              | watch: golden
                    expect:                              | watch: {golden: 201, rate: 4/s}
                    expect:                              | watch: {golden: 60}
                    expect:                              | watch: {golden: 60, rate: 4}
                    expect:                              | stop: []
                    expect:                              | stop: [{when: never}]
                    expect:                              | stop: [{when: error-budget, flow: guest-checkout, at-most: 20%}]
                    expect:                              | stop: [{when: error-budget, flow: guest-checkout, at-most: 20, over: 10s}]
                    expect:                              | stop: [{when: probe, probe: heap, above: 5, for: 5s}]
                    expect:                              | stop: [{when: probe, probe: workers-busy, above: 5, for: 5s, over: 5s}]
                    """)
    void what_the_schema_refuses_the_parser_refuses_too(String piece, String replacement) throws IOException {
        String broken = ScenarioFixture.with(piece, beside(piece, replacement));

        assertThat(errors(broken)).isNotEmpty();
        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, broken)))
                .isNotEmpty();
    }

    /** What is added stands beside what is there, everything else in its place. */
    private static String beside(String piece, String replacement) {
        if (replacement.startsWith("watch") || replacement.startsWith("stop")) {
            return replacement + "\n" + piece;
        }
        return replacement.matches("(second-click|products).*") ? piece + "\n    " + replacement : replacement;
    }

    @Test
    void schema_and_parser_know_the_same_keys() throws IOException {
        JsonNode root = json();
        JsonNode defs = root.get("$defs");

        assertThat(keys(root)).containsExactlyInAnyOrderElementsOf(ScenarioFile.KEYS);
        assertThat(keys(defs.get("load"))).containsExactlyInAnyOrderElementsOf(ScenarioFile.LOAD_KEYS);
        assertThat(keys(defs.get("second-click"))).containsExactlyInAnyOrderElementsOf(ClientsReader.SECOND_CLICK_KEYS);
        assertThat(keys(defs.get("watch"))).containsExactlyInAnyOrderElementsOf(ScenarioFile.WATCH_KEYS);
        assertThat(keys(defs.get("phase"))).containsExactlyInAnyOrderElementsOf(ScenarioFile.PHASE_KEYS);
        assertThat(keys(defs.get("preset"))).containsExactlyInAnyOrderElementsOf(FaultReader.PRESET_KEYS);
        List<String> common = new ArrayList<>(List.of("fault", "on"));
        common.addAll(TimedFaultReader.TIMES);
        assertSameKinds(defs, "fault", "fault", common, FaultKinds.KEYS_OF_KIND);
        assertSameKinds(defs, "stop", "when", List.of("when"), StopReader.KEYS_OF_CONDITION);
        assertSameKinds(defs, "expectation", "claim", List.of("claim"), ExpectationReader.KEYS_OF_CLAIM);
    }

    @Test
    void schema_and_parser_know_the_same_words() throws IOException {
        JsonNode defs = json().get("$defs");

        assertThat(words(defs.get("flow").get("enum"))).isEqualTo(KnownFlow.words());
        assertThat(words(defs.get("point").get("enum"))).isEqualTo(KnownPoint.words());
        assertThat(words(defs.get("second-click").get("properties").get("step").get("enum")))
                .isEqualTo(KnownFlow.GUEST_CHECKOUT.clickedTwice());
        assertThat(words(defs.get("target").get("enum"))).isEqualTo(KnownTarget.words());
        assertThat(words(defs.get("probe").get("properties").get("probe").get("enum")))
                .isEqualTo(KnownProbe.words());
        assertThat(words(defs.get("how").get("enum"))).isEqualTo(FaultKinds.CUTS);
        assertThat(words(defs.get("spread").get("enum"))).isEqualTo(LatenessReader.SPREADS);
        String steps = defs.get("latency-ratio")
                .get("properties")
                .get("step")
                .get("description")
                .asText();
        for (KnownFlow flow : KnownFlow.values()) {
            assertThat(steps).contains(flow.word() + ": " + String.join(", ", flow.steps()) + ".");
        }
    }

    /** The discriminating word's values, their branches and the branches' keys are those of the parser. */
    private static void assertSameKinds(
            JsonNode defs, String def, String discriminator, List<String> common, Map<String, List<String>> parser) {
        JsonNode node = defs.get(def);
        assertThat(words(node.get("properties").get(discriminator).get("enum")))
                .containsExactlyInAnyOrderElementsOf(parser.keySet());
        assertThat(words(consts(node, discriminator))).containsExactlyInAnyOrderElementsOf(parser.keySet());
        parser.forEach((kind, keys) -> {
            List<String> expected = new ArrayList<>(common);
            expected.addAll(keys);
            assertThat(keys(defs.get(kind))).as(kind).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(defs.get(kind).get("additionalProperties").asBoolean(true))
                    .as(kind)
                    .isFalse();
        });
    }

    private static JsonNode consts(JsonNode node, String discriminator) {
        var found = new ObjectMapper().createArrayNode();
        node.get("allOf").forEach(branch -> {
            String kind =
                    branch.at("/if/properties/" + discriminator + "/const").asText();
            assertThat(branch.at("/then/$ref").asText()).isEqualTo("#/$defs/" + kind);
            found.add(kind);
        });
        return found;
    }

    private static List<String> keys(JsonNode objectSchema) {
        List<String> names = new ArrayList<>();
        objectSchema.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    private static List<String> errors(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }
}
