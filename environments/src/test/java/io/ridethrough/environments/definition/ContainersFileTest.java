package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.containers.ContainersEnvironment;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersFileTest {
    @TempDir
    private Path folder;

    @Test
    void the_definition_that_comes_with_the_project_is_the_embedded_one_in_containers() {
        EnvironmentLibrary library = new EnvironmentLibrary(Path.of("definitions"));
        Environment containers = library.environment("containers");

        assertThat(containers).isInstanceOf(ContainersEnvironment.class);
        assertThat(containers.targets()).containsExactlyInAnyOrder("inference", "payment");
        assertThat(containers.supports(new ModelSwap("v2"))).isTrue();
        assertThat(containers.settings(Optional.empty()))
                .containsAllEntriesOf(library.environment("embedded").settings(Optional.empty()))
                .containsEntry("parts", "containers");
    }

    @Test
    void images_can_be_named_with_their_registry_tag_and_digest() throws IOException {
        Path sound = file("""
                environment: mine
                kind: containers
                images:
                  store: registry.example.ch:5000/house/ridethrough-parts:1.2
                  model: ridethrough-parts
                  proxy: ridethrough-parts@sha256:%s
                """.formatted("0".repeat(64)));

        assertThat(EnvironmentFile.read(sound).name()).isEqualTo("mine");
    }

    @Test
    void the_original_toxiproxy_does_network_faults_and_the_reference_model_is_swapped_behind_it() throws IOException {
        Environment mine = EnvironmentFile.read(file("""
                environment: mine
                kind: containers
                images:
                  proxy: {image: ghcr.io/shopify/toxiproxy:2.12.0, server: toxiproxy}
                model: {standby: v2}
                """));

        assertThat(mine.supports(new NetworkFault.Timeout())).isTrue();
        assertThat(mine.supports(new InferenceFault.MalformedJson(3))).isFalse();
        assertThat(mine.supports(new ModelSwap("v2"))).isTrue();
        assertThat(mine.settings(Optional.empty()))
                .containsEntry("proxy-server", "toxiproxy")
                .containsEntry("proxy-image", "ghcr.io/shopify/toxiproxy:2.12.0")
                .containsEntry("model-queue", "32")
                .doesNotContainKey("model-server");
    }

    @Test
    void llama_cpps_server_serves_the_model_and_is_not_swapped() throws IOException {
        Environment mine = EnvironmentFile.read(file("""
                environment: mine
                kind: containers
                images:
                  model: {image: ghcr.io/ggml-org/llama.cpp:server, server: llama.cpp}
                model: {slots: 4, weights: v2}
                """));

        assertThat(mine.supports(new InferenceFault.MalformedJson(3))).isTrue();
        assertThat(mine.supports(new ModelSwap("v1"))).isFalse();
        assertThat(mine.isWatchable()).isTrue();
        assertThat(mine.settings(Optional.empty()))
                .containsEntry("model-server", "llama.cpp")
                .containsEntry("model-image", "ghcr.io/ggml-org/llama.cpp:server")
                .containsEntry("model-slots", "4")
                .doesNotContainKeys("model-queue", "model-pace");
    }

    @Test
    void what_llama_cpps_server_has_not_is_told_all_at_once() throws IOException {
        Path broken = file("""
                environment: mine
                kind: containers
                images:
                  model: {image: "llama:1", server: llama.cpp}
                model:
                  slots: 4
                  queue: 8
                  pace: 20ms
                  standby: v2
                  aliases: {small: v2}
                """);

        assertThatThrownBy(() -> EnvironmentFile.read(broken))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactly(
                                        "7 model.queue", "8 model.pace", "9 model.standby", "10 model.aliases"))
                .hasMessageContaining("is of the reference model alone");
    }

    @Test
    void an_original_is_where_it_belongs_and_named_whole() throws IOException {
        Path broken = file("""
                environment: mine
                kind: containers
                images:
                  store: {image: "magento:1", server: magento}
                  model: {image: "Two words", server: toxiproxy}
                  proxy: {server: toxiproxi, tag: 2}
                """);

        assertThatThrownBy(() -> EnvironmentFile.read(broken))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactlyInAnyOrder(
                                        "4 images.store",
                                        "5 images.model.image",
                                        "5 images.model.server",
                                        "6 images.proxy.tag",
                                        "6 images.proxy.image",
                                        "6 images.proxy.server"))
                .hasMessageContaining("did you mean `toxiproxy`")
                .hasMessageContaining("missing key `image`");
    }

    @Test
    void tells_every_mistake_with_its_line_and_what_would_be_right() throws IOException {
        Path broken = file("""
                environment: mine
                kind: containers
                ports: {store: 0}
                images:
                  stroe: x
                  model: "Two words"
                store:
                  workers: 0
                """);

        assertThatThrownBy(() -> EnvironmentFile.read(broken))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactly("3 ports", "5 images.stroe", "6 images.model", "8 store.workers"))
                .hasMessageContaining("did you mean `store`")
                .hasMessageContaining("write it as `NAME:TAG`");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }
}
