package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineRecordModelCommandTest {
    @TempDir
    private Path root;

    @Test
    void a_model_is_benchmarked_as_often_as_asked_and_its_results_make_the_same_baseline_again() throws Exception {
        ProjectHome home = new ProjectHome(root);
        Path prompts = Files.writeString(root.resolve("prompts.txt"), "Which fund suits a cautious client?\n");
        try (ReferenceModel model = ReferenceModel.start(WeightsFile.builtIn(), EngineSettings.DEFAULT, 0)) {
            CommandLineRun recorded = CommandLineRun.in(
                    home,
                    "baseline",
                    "record-model",
                    "model",
                    "--url",
                    model.address().toString(),
                    "--rates",
                    "20/s",
                    "--warm-up",
                    "0s",
                    "--duration",
                    "1s",
                    "--max-tokens",
                    "4",
                    "--prompts",
                    prompts.toString(),
                    "--seed",
                    "5",
                    "--repeats",
                    "2");

            // A busy machine may put a repeat in doubt, which is no failure of the command.
            assertThat(recorded.exitCode()).as(recorded.err()).isIn(0, 2);
            assertThat(recorded.out()).contains("* model/ttft @ 20/s", "2 repeats from seed 5", "1 of prompts.txt");
        }
        List<String> again = new ArrayList<>(List.of("baseline", "record", "again", "--bench"));
        again.addAll(benches(home));
        CommandLineRun fromFiles = CommandLineRun.in(home, again.toArray(String[]::new));
        CommandLineRun compared = CommandLineRun.in(home, "baseline", "compare", "--metric", "p50", "model", "again");

        assertThat(fromFiles.exitCode()).as(fromFiles.err()).isIn(0, 2);
        assertThat(compared.out()).contains("model/e2e @ 20/s").doesNotContain("They differ in");
    }

    @Test
    void rates_must_be_named() {
        assertThat(CommandLineRun.in(new ProjectHome(root), "baseline", "record-model", "model")
                        .err())
                .contains("--rates: name them");
    }

    @Test
    void what_is_no_result_of_a_benchmark_is_bad_input() throws IOException {
        Path file = Files.writeString(root.resolve("not.json"), "{}");
        CommandLineRun run =
                CommandLineRun.in(new ProjectHome(root), "baseline", "record", "model", "--bench", file.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).startsWith(file + ": ");
    }

    private static List<String> benches(ProjectHome home) throws IOException {
        try (Stream<Path> folders = Files.list(home.benches())) {
            return folders.map(Path::toString).sorted().toList();
        }
    }
}
