package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.containers.ContainersEnvironment;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
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
