package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of claim that the schema knows, with each of the keys that it needs left out or left empty. */
class BoundlessClaimTest {
    private static final Path SCHEMA = Path.of("scenarios", "scenario.schema.json");
    private static final int BAD_INPUT = 64;

    private static final String SCENE = """
        scenario: boundless
        story: A claim without its bound.
        load:
          - {flow: guest-checkout, rate: 4/s}
          - {flow: onboarding, rate: 4/s}
          - {flow: dashboard, rate: 4/s}
        watch: {golden: 10, rate: 2/s}
        phases:
          - {phase: steady, lasts: 10s}
          - phase: slow
            lasts: 10s
            faults: [{fault: model-swap, on: inference, to: v2}]
        expect:
          - claim: %s
        %s\
        """;

    private static final Map<String, String> VALUES = Map.of(
            "flow", "guest-checkout",
            "step", "place-order",
            "point", "advice",
            "of", "steady",
            "percentile", "80",
            "only-to", "inference");
    private static final Map<String, String> VALUES_OF_TYPE = Map.of(
            "during-one", "slow",
            "during-each", "[slow]",
            "percentage", "50%",
            "multiple", "2x",
            "duration", "1s");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("claims")
    void a_claim_with_all_its_keys_is_taken(Claim claim) throws IOException {
        assertThat(check(claim.kind(), claim.keys()).err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_claim_without_one_of_its_keys_is_refused_with_64(Claim claim) throws IOException {
        for (String key : claim.keys().keySet()) {
            Map<String, String> without = new LinkedHashMap<>(claim.keys());
            without.remove(key);
            assertRefused(claim, key, without);
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_claim_with_an_empty_key_or_a_senseless_one_is_refused_with_64(Claim claim) throws IOException {
        for (String key : claim.keys().keySet()) {
            for (String senseless : List.of("", "~", "[]", ".nan", "-1", "~1s", "-1s", "-5%", "-2x")) {
                Map<String, String> with = new LinkedHashMap<>(claim.keys());
                with.put(key, senseless);
                assertRefused(claim, key, with);
            }
        }
    }

    static Stream<Claim> claims() throws IOException {
        JsonNode defs = new ObjectMapper().readTree(SCHEMA.toFile()).get("$defs");
        List<Claim> claims = new ArrayList<>();
        for (JsonNode kind : defs.at("/expectation/properties/claim/enum")) {
            JsonNode claim = defs.get(kind.asText());
            Map<String, String> keys = new LinkedHashMap<>();
            claim.path("required")
                    .forEach(key -> keys.put(
                            key.asText(),
                            value(key.asText(), claim.get("properties").get(key.asText()))));
            claims.add(new Claim(kind.asText(), keys));
        }
        assertThat(claims).hasSizeGreaterThan(20);
        return claims.stream();
    }

    /** A sensible value for a key that the schema describes. */
    private static String value(String key, JsonNode described) {
        String type = described.path("$ref").asText().replaceFirst(".*/", "");
        if (VALUES.containsKey(key)) {
            return VALUES.get(key);
        }
        return VALUES_OF_TYPE.getOrDefault(type, described.at("/examples/0").asText("2"));
    }

    private void assertRefused(Claim claim, String key, Map<String, String> keys) throws IOException {
        CommandLineRun run = check(claim.kind(), keys);

        assertThat(run.exitCode()).as(claim + " with " + keys).isEqualTo(BAD_INPUT);
        assertThat(run.err()).as(claim + " with " + keys).contains("expect[0]." + key);
    }

    private CommandLineRun check(String kind, Map<String, String> keys) throws IOException {
        StringBuilder lines = new StringBuilder();
        keys.forEach((key, value) ->
                lines.append("    ").append(key).append(": ").append(value).append('\n'));
        Path file = Files.writeString(folder.resolve("boundless.yaml"), SCENE.formatted(kind, lines));
        return CommandLineRun.of("check", file.toString());
    }

    /** A kind of claim with the keys that it needs, each with a sensible value. */
    private record Claim(String kind, Map<String, String> keys) {}
}
