package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.golden.Examination;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPromptFile;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.results.drift.DriftGrade;
import io.ridethrough.results.drift.DriftMarkdown;
import io.ridethrough.results.drift.DriftMeasurement;
import io.ridethrough.results.drift.DriftReport;
import io.ridethrough.results.drift.DriftResamples;
import io.ridethrough.results.drift.DriftRule;
import io.ridethrough.results.drift.DriftText;
import io.ridethrough.simulations.drift.AskedModel;
import io.ridethrough.simulations.drift.DriftExamination;
import io.ridethrough.simulations.drift.ModelSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether one model decides as another does. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Ask two models the same golden prompts and tell whether the second has drifted: by its decisions,"
                        + " by the clients' jurisdictions, and by the probabilities at the deciding token.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:NO DRIFT",
            "1:DRIFT",
            "2:INCONCLUSIVE: too few prompts, too many failures, or no yardstick",
            "64:bad usage or prompt file",
            "69:a model can't be started or asked"
        })
public final class ModelDriftCommand implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DriftSourceOptions sources = new DriftSourceOptions();

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "Golden prompts of your own in place of the 200 built-in ones, one JSON object a line: id,"
                    + " purpose, jurisdiction, prompt, decision, allowed. An answer's decision is what stands before"
                    + " its first colon.")
    private Optional<Path> promptFile = Optional.empty();

    @Mixin
    private DriftRuleOptions rules = new DriftRuleOptions();

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description = "How often --from is asked each prompt, from 2: what differs between its own answers is the"
                    + " floor" + DEFAULT)
    private int rounds;

    @Option(names = "--concurrency", defaultValue = "4", description = "Questions that are open at once" + DEFAULT)
    private int concurrency;

    @Option(names = "--max-tokens", defaultValue = "24", description = "The longest answer" + DEFAULT)
    private int maxTokens;

    @Option(
            names = "--deadline-seconds",
            defaultValue = "60",
            description = "The longest that an answer of a server may take" + DEFAULT)
    private int deadlineSeconds;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "0",
            description = "Judge N resamples of the prompts too, and count their verdicts.")
    private int resamples;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the resamples" + DEFAULT)
    private long seed;

    @Option(names = "--json", description = "Print the report as JSON and nothing else.")
    private boolean isJson;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report there too: as JSON when it ends with .json, else as Markdown.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws EnvironmentUnavailableException, IOException, InterruptedException {
        DriftRule rule = rules.rule();
        DriftExamination examination = examination(rule);
        Duration deadline = Duration.ofSeconds(deadlineSeconds);
        ModelSource from = sources.from(deadline);
        ModelSource to = sources.to(deadline);
        List<GoldenPrompt> prompts =
                promptFile.isPresent() ? GoldenPromptFile.read(promptFile.get()) : GoldenPrompts.builtIn();
        DriftMeasurement measured = measure(from, to, examination, prompts);
        DriftResamples drawn = resamples == 0 || measured.cases().isEmpty()
                ? DriftResamples.NONE
                : DriftResamples.of(measured, rule, resamples, seed);
        DriftReport report =
                DriftReport.of(measured, rule, promptFile.map(Path::toString).orElse("built in"), drawn);
        tell(report);
        return exitCode(report.grade()).status();
    }

    private DriftExamination examination(DriftRule rule) {
        if (deadlineSeconds < 1 || resamples < 0 || resamples > DriftResamples.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--deadline-seconds is from 1, --resamples from 0 to " + DriftResamples.MOST);
        }
        try {
            int alternatives = rule.needsLogprobs() ? ChatQuestion.MOST_LOGPROBS : 0;
            return new DriftExamination(new Examination(concurrency, maxTokens, alternatives), rounds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "the questions make no sense: " + e.getMessage(), e);
        }
    }

    private static DriftMeasurement measure(
            ModelSource from, ModelSource to, DriftExamination examination, List<GoldenPrompt> prompts)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        try (ScratchFolder logs = ScratchFolder.make("ridethrough-drift");
                AskedModel first = AskedModel.open(from, "model-from", logs.path());
                AskedModel second = AskedModel.open(to, "model-to", logs.path())) {
            return examination.measure(first.asked(), first.endpoint(), second.asked(), second.endpoint(), prompts);
        }
    }

    private void tell(DriftReport report) throws IOException {
        PrintStream shown = StandardOutput.utf8();
        shown.println(isJson ? report.json() : DriftText.of(report));
        if (out.isPresent()) {
            boolean isJsonFile = out.get().toString().toLowerCase(Locale.ROOT).endsWith(".json");
            Files.writeString(out.get(), isJsonFile ? report.json() + "\n" : DriftMarkdown.of(report));
        }
    }

    private static ExitCode exitCode(DriftGrade grade) {
        return switch (grade) {
            case NO_DRIFT -> ExitCode.PASS;
            case DRIFT -> ExitCode.FAIL;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }
}
