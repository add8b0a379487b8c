package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.stubs.store.Defect;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ListCommandTest {
    @Test
    void defects_and_resilience_fit_a_hundred_columns() {
        CommandLineRun run = CommandLineRun.of("list", "defects", "resilience");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.out().lines().map(String::strip))
                .anyMatch(line -> line.startsWith("no-timeout "))
                .anyMatch(line -> line.startsWith("imitates: "))
                .anyMatch(line -> line.startsWith("caught by: "))
                .anyMatch(line -> line.startsWith("litellm "));
    }

    @Test
    void a_defect_tells_what_it_imitates_and_what_should_catch_it_as_json() throws IOException {
        JsonNode defects = new ObjectMapper()
                .readTree(CommandLineRun.of("list", "defects", "--json").out())
                .path("defects");

        assertThat(defects)
                .hasSize(Defect.values().length + ModelDefect.values().length)
                .allSatisfy(defect -> {
                    assertThat(defect.path("imitates").asText()).isNotBlank();
                    assertThat(defect.path("caughtBy").asText()).isNotBlank();
                });
    }

    @Test
    void a_preset_of_resilience_tells_its_numbers_as_json() throws IOException {
        JsonNode presets = new ObjectMapper()
                .readTree(CommandLineRun.of("list", "resilience", "--json").out())
                .path("resilience");

        assertThat(presets.findValuesAsText("name"))
                .containsExactly("ridethrough", "resilience4j", "litellm", "ganesha", "none");
        assertThat(presets.at("/1/settings/breaker/minimumCalls").asInt()).isEqualTo(100);
        assertThat(presets.at("/3/settings").has("timeout")).isFalse();
    }
}
