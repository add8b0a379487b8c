package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.NetworkFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaCppServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path WEIGHTS = Path.of("/w/model.gguf");

    @TempDir
    private Path folder;

    @Test
    void its_command_line_has_the_weights_their_name_and_a_context_for_each_slot() {
        assertThat(LlamaCppServer.arguments(EmbeddedDefinition.Model.of(4, 8), WEIGHTS, "advisor", 8000))
                .containsExactly(
                        "--model", "/w/model.gguf",
                        "--alias", "advisor",
                        "--host", "0.0.0.0",
                        "--port", "8000",
                        "--parallel", "4",
                        "--ctx-size", "4096");
    }

    @Test
    void built_in_weights_are_written_for_it_and_removed_with_the_run() throws Exception {
        List<AutoCloseable> started = new ArrayList<>();
        EmbeddedDefinition.Model second = EmbeddedDefinition.Model.of(1, 1).withVersions("v2", List.of());

        Path written = LlamaCppServer.weights(second, folder.resolve("logs"), started);

        assertThat(written).isAbsolute();
        assertThat(WeightsFile.at(written).fingerprint())
                .isEqualTo(WeightsFile.named("v2").orElseThrow().fingerprint());
        assertThat(LlamaCppServer.name(second)).isEqualTo("ridethrough-advisor-v2");
        started.get(0).close();
        assertThat(written).doesNotExist();
    }

    @Test
    void a_file_of_weights_is_taken_as_it_is_and_gives_the_name() throws Exception {
        List<AutoCloseable> started = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("small,q4.gguf"), "of a type that is not looked at here");
        EmbeddedDefinition.Model model = EmbeddedDefinition.Model.of(1, 1).withVersions(file.toString(), List.of());

        assertThat(LlamaCppServer.weights(model, folder, started)).isEqualTo(file);
        assertThat(started).isEmpty();
        assertThat(LlamaCppServer.name(model)).isEqualTo("small-q4");
    }

    @Test
    void what_is_of_the_reference_model_alone_is_refused_before_anything_starts() {
        EmbeddedDefinition.Model two = EmbeddedDefinition.Model.of(2, 8).withVersions("v1", List.of("v2"));
        ContainersEnvironment environment = environment(two, "nowhere:1");

        assertThat(environment.supports(new ModelSwap("v2"))).isFalse();
        assertThat(environment.supports(new NetworkFault.Timeout())).isTrue();
        assertThat(environment.settings(Optional.empty()))
                .containsEntry("model-server", "llama.cpp")
                .containsEntry("model-image", "nowhere:1")
                .containsEntry("model", "ridethrough-advisor-v1")
                .containsKey("model-weights")
                .doesNotContainKeys("model-queue", "model-pace", "proxy-server");
        String defect = ModelDefect.names().get(0);
        assertThatThrownBy(() -> environment.start(
                        ContainersFixture.request(folder, Optional.of(defect), (proxy, point, at) -> {}, event -> {})))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("`" + defect + "` can be planted in the reference model alone");
    }

    /** The real thing. Skipped, visibly, where there is no Docker engine or {@code llama-server} is not on the PATH. */
    @Test
    void the_real_server_answers_golden_prompts_behind_the_fault_proxy() throws Exception {
        Engine engine = ContainersFixture.engine();
        String image = ProgramImage.of(engine, "llama-server");
        Path run = Files.createDirectories(folder.resolve("llama"));
        List<String> attempts = new ArrayList<>();

        try (RunningEnvironment shop = environment(EmbeddedDefinition.Model.of(2, 8), image)
                .start(ContainersFixture.request(run, (proxy, point, at) -> attempts.add(proxy), event -> {}))) {
            try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
                for (GoldenPrompt prompt : GoldenPrompts.builtIn().subList(0, 4)) {
                    ChatOutcome outcome =
                            served.ask(ChatQuestion.greedy(prompt.prompt(), 24)).join();
                    assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
                    assertThat(outcome.text()).startsWith(prompt.decision());
                    assertThat(outcome.models()).containsExactly("ridethrough-advisor-v1");
                }
            }
            assertThat(attempts).contains("inference");
            assertThat(shop.probe())
                    .extracting(ProbeReading::source)
                    .contains("store", "proxy")
                    .as("nobody counts what came in to it")
                    .doesNotContain("model");
            assertThat(folder.resolve("llama/logs/model.log")).isNotEmptyFile();
        }
        assertThat(engine.labelled(Owner.RUN)).isEmpty();
        assertThat(folder.resolve("llama/logs/model.gguf")).doesNotExist();
    }

    private static ContainersEnvironment environment(EmbeddedDefinition.Model model, String image) {
        return ContainersFixture.environment(
                model,
                new Images(
                        Optional.empty(),
                        Optional.of(new PartImage(image, Server.LLAMA_CPP)),
                        Optional.empty(),
                        Optional.empty()));
    }
}
