package io.ridethrough.environments.model.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.contest.ContestantLoop.Arguments;
import io.ridethrough.environments.model.contest.ContestantProcess.UnavailableException;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.GgufWriter;
import io.ridethrough.environments.model.gguf.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine and llama.cpp on the same file: the same tokens, and the same greedy text on every golden prompt.
 */
class ParityTest {
    private static final int PROMPTS = 200;
    private static final int MAX_TOKENS = 24;

    @TempDir
    private Path folder;

    private Path prompts = Path.of("");

    @BeforeEach
    void write_the_prompts() throws IOException {
        prompts = ContestantProcess.write(
                GoldenPrompts.builtIn().stream().map(GoldenPrompt::prompt).toList(), folder.resolve("prompts"));
    }

    @ParameterizedTest
    @CsvSource({"F32, 1", "F32, 16", "F16, 1", "F16, 16", "Q8_0, 1", "Q8_0, 16"})
    void reads_and_answers_200_prompts_as_llama_cpp_does(TensorType type, int streams) throws Exception {
        Arguments arguments = new Arguments(weights(type), prompts, streams, MAX_TOKENS, 1);
        try (ContestantProcess peer = llamaCpp(arguments);
                ContestantProcess ours =
                        ContestantProcess.start(Launch.ownEngine(), arguments, folder.resolve("own-engine.log"))) {
            assertThat(ours.tokens()).hasSize(PROMPTS).isEqualTo(peer.tokens());
            assertThat(ours.answers().texts()).isEqualTo(peer.answers().texts());
        }
    }

    /** A skip, with its reason in the summary, where the native library cannot be had; a failure of any other kind fails. */
    private ContestantProcess llamaCpp(Arguments arguments) throws IOException {
        try {
            return ContestantProcess.start(
                    Launch.compiled(LlamaCpp.class, folder), arguments, folder.resolve("llama-cpp.log"));
        } catch (UnavailableException e) {
            return abort(
                    "SKIPPED: llama.cpp cannot run here, so the engine was compared with nothing: " + e.getMessage());
        }
    }

    /** The built-in weights in that form, as a file that both read. */
    private Path weights(TensorType type) throws IOException {
        Gguf builtIn = GgufReader.read(WeightsFile.builtIn().bytes());
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        for (GgufTensor tensor : builtIn.tensors().values()) {
            boolean isMatrix = tensor.shape().size() > 1;
            tensors.put(
                    tensor.name(),
                    isMatrix ? GgufTensor.of(tensor.name(), tensor.shape(), type, tensor.toFloats()) : tensor);
        }
        byte[] file = GgufWriter.toBytes(new Gguf(builtIn.metadata(), tensors));
        return Files.write(folder.resolve("weights.gguf"), file);
    }
}
