package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    @TempDir
    private Path folder;

    @Test
    void the_definition_that_comes_with_the_project_is_sound() {
        EnvironmentLibrary library = new EnvironmentLibrary(Path.of("definitions"));

        assertThat(library.names()).contains("embedded");
        assertThat(library.environment("embedded").targets()).containsExactlyInAnyOrder("inference", "payment");
    }

    @Test
    void the_environment_to_measure_capacity_in_has_nothing_that_theory_does_not_know() {
        Environment paced = new EnvironmentLibrary(Path.of("definitions")).environment("embedded-paced");

        assertThat(paced.settings(Optional.empty()))
                .containsEntry("store-service-times", "paced")
                .containsEntry("store-resilience", "none")
                .containsEntry("store-workers", "8")
                .containsEntry("model-slots", "16")
                .doesNotContainKey("store-inference-timeout");
    }

    @Test
    void a_definition_says_what_decides_its_pace() {
        Environment embedded = new EnvironmentLibrary(Path.of("definitions")).environment("embedded");

        assertThat(embedded.settings(Optional.empty()))
                .containsEntry("store-release", "2.4.8-p1")
                .containsEntry("store-resilience", "ridethrough")
                .containsEntry("store-inference-timeout", "800 ms")
                .containsEntry("model-slots", "8")
                .containsKey("model")
                .hasEntrySatisfying(
                        "model-weights", weights -> assertThat(weights).startsWith("fp_"));
        assertThat(embedded.settings(Optional.of("litellm")))
                .containsEntry("store-resilience", "litellm")
                .doesNotContainKey("store-inference-timeout");
    }

    @Test
    void tells_every_mistake_with_its_line_and_what_would_be_right() throws IOException {
        Path file = file("""
                environment: mine
                kind: embeded
                ports:
                  stroe: 0
                  model: 70000
                store:
                  workers: 0
                  inference-timeout: 800
                model:
                  weights: nowhere.gguf
                  standby: [v0]
                  pace: 20
                """);

        assertThatThrownBy(() -> EnvironmentFile.read(file))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactly(
                                        "2 kind",
                                        "4 ports.stroe",
                                        "5 ports.model",
                                        "7 store.workers",
                                        "8 store.inference-timeout",
                                        "10 model.weights",
                                        "11 model.standby[0]",
                                        "12 model.pace"))
                .hasMessageContaining("did you mean `store`")
                .hasMessageContaining("did you mean `embedded`");
    }

    @Test
    void the_real_race_is_one_of_the_older_release_and_is_refused_with_any_other() throws IOException {
        Environment racing = EnvironmentFile.read(
                file("{environment: mine, kind: embedded, store: {release: 2.4.7-p3, real-race: true}}"));
        Path newer = file("{environment: mine, kind: embedded, store: {real-race: true}}");

        assertThat(racing.settings(Optional.empty()))
                .containsEntry("store-release", "2.4.7-p3")
                .containsEntry("store-real-race", "yes");
        assertThatThrownBy(() -> EnvironmentFile.read(newer))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("store.real-race")
                .hasMessageContaining("is a race of 2.4.7-p3 alone");
    }

    @Test
    void endpoints_at_home_are_declared_by_place_range_and_jurisdiction() throws IOException {
        Path sound = file("""
                environment: mine
                kind: embedded
                egress:
                  reach: home
                  homes:
                    - name: registry
                      places: ["registry.example.ch:443", "*.example.ch:443", 10.20.0.0/16]
                      ranges: 10.20.0.0/16
                      jurisdictions: [CH, EU]
                """);
        assertThat(EnvironmentFile.read(sound).name()).isEqualTo("mine");

        Path broken = file("""
                environment: mine
                kind: embedded
                egress:
                  reach: everywhere
                  homes:
                    - name: payment
                      places: [registry.example.ch]
                      ranges: ["a.example:443"]
                      jurisdictions: [CH, DE]
                    - name: other
                      plces: 10.20.0.0/16
                """);
        assertThatThrownBy(() -> EnvironmentFile.read(broken))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactly(
                                        "4 egress.reach",
                                        "6 egress.homes[0].name",
                                        "7 egress.homes[0].places[0]",
                                        "8 egress.homes[0].ranges[0]",
                                        "9 egress.homes[0].jurisdictions[1]",
                                        "10 egress.homes[1].jurisdictions",
                                        "11 egress.homes[1].plces"));
    }

    @Test
    void a_shop_with_the_race_comes_with_the_project() {
        assertThat(new EnvironmentLibrary(Path.of("definitions"))
                        .environment("embedded-racing")
                        .settings(Optional.empty()))
                .containsEntry("store-real-race", "yes");
    }

    @Test
    void versions_that_can_be_swapped_in_are_files_beside_the_definition() throws IOException {
        Files.writeString(folder.resolve("other.gguf"), "not looked at yet");
        Path file = file("""
                environment: mine
                kind: embedded
                model:
                  pace: 20ms
                  standby: other.gguf
                  aliases:
                    reference-small: v2
                """);

        assertThat(EnvironmentFile.read(file).name()).isEqualTo("mine");
    }

    @Test
    void a_model_with_a_version_on_standby_can_be_swapped_to_it_and_back_and_to_no_other() throws IOException {
        Files.writeString(folder.resolve("house-advisor-v7.gguf"), "not looked at yet");
        Environment alone = EnvironmentFile.read(file("{environment: mine, kind: embedded}"));
        Environment two = EnvironmentFile.read(
                file("{environment: mine, kind: embedded, model: {standby: house-advisor-v7.gguf}}"));

        assertThat(alone.supports(new ModelSwap("v7"))).isFalse();
        assertThat(alone.supports(new NetworkFault.Outage())).isTrue();
        assertThat(List.of("v7", "house-advisor-v7", "v1", "ridethrough-advisor-v1"))
                .allMatch(version -> two.supports(new ModelSwap(version)));
        assertThat(two.supports(new ModelSwap("v3"))).isFalse();
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_known_one() {
        EnvironmentLibrary library = new EnvironmentLibrary(Path.of("definitions"));

        assertThatThrownBy(() -> library.environment("embeded"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("embedded");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }
}
