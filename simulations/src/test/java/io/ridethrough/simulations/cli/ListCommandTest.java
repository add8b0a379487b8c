package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.stubs.store.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void scenarios_come_in_the_order_to_read_them_in_each_with_a_sentence() {
        CommandLineRun run = CommandLineRun.of("list", "scenarios");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.out())
                .containsSubsequence(
                        "checkout-brownout            The model that three flows lean on",
                        "\n  slow-leak ",
                        "\n  payment-and-inference ",
                        "\n  everything ")
                .doesNotContain("has mistakes");
    }

    @Test
    void a_scenario_with_mistakes_does_not_hide_the_others(@TempDir Path root) throws IOException {
        ProjectHome home = new ProjectHome(root);
        Files.createDirectories(home.scenarios());
        Files.writeString(home.scenarios().resolve("broken.yaml"), "scenario: broken\n");
        Files.copy(
                CommandLineRun.REPOSITORY.scenarios().resolve("flapping.yaml"),
                home.scenarios().resolve("flapping.yaml"));

        CommandLineRun run = CommandLineRun.in(home, "list", "scenarios");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("broken                       has mistakes; see: ridethrough check broken")
                .contains("flapping                     The model's server is killed");
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
