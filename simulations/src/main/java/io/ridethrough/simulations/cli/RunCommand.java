package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.Conductor;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.otlp.RunTelemetry;
import io.ridethrough.simulations.terminal.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a scenario and judges it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run a scenario and judge it; the exit code follows the verdict, the worst where there are several.",
        footer = {
            "",
            "Where OTEL_EXPORTER_OTLP_ENDPOINT names an OpenTelemetry collector, each judged run is sent to it:"
                    + " docs/tracing.md."
        })
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ViewOptions view = new ViewOptions();

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's name, or the path of its file.")
    private String scenario = "";

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            description = "Plant a flaw in the reference store or the model's server; see `list defects`.")
    private Optional<String> defect = Optional.empty();

    @Option(
            names = "--resilience",
            paramLabel = "PRESET",
            description = "Set the reference store up as this preset has it; see `list resilience`.")
    private Optional<String> resilience = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw arrivals and test data from this seed; else the scenario's, else a new one.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder that gets the run's own folder; results/runs unless set.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private GuardOptions guard = new GuardOptions();

    @Mixin
    private PresetOptions presets = new PresetOptions();

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Override
    public Integer call() throws Exception {
        ProjectHome home = ProjectHome.of(spec);
        presets.stray().ifPresent(option -> {
            throw new ParameterException(spec.commandLine(), option + " means nothing without --presets");
        });
        if (live.isWanted() && presets.areGiven()) {
            throw new ParameterException(spec.commandLine(), "--live shows one run: leave out --presets");
        }
        RunTelemetry telemetry = RunTelemetry.of(System.getenv());
        RunRequest request = new RunRequests(home)
                .of(
                        scenario,
                        environment.name(),
                        defect.map(name -> DefectName.checked(name, spec.commandLine())),
                        resilience.map(name -> PresetName.checked(name, spec.commandLine())),
                        seed,
                        out)
                .allowingProduction(guard.isProductionAllowed());
        Optional<PresetChoice> choice = presets.areGiven()
                ? Optional.of(PresetChoice.of(presets, request.scenario(), home.catalog()))
                : Optional.empty();
        Leftovers.heal(request.runs(), spec.commandLine().getErr());
        try {
            return choice.isPresent() ? playEach(choice.get(), request, telemetry) : play(request, telemetry);
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
    }

    private int play(RunRequest request, RunTelemetry telemetry)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        Verdict verdict;
        try (RunView shown = live.beside(view.open())) {
            verdict = new Conductor(shown).run(request);
        }
        return ExitCode.of(sent(verdict, request, telemetry).grade()).status();
    }

    private int playEach(PresetChoice choice, RunRequest request, RunTelemetry telemetry)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        Path page = presets.matrix()
                .orElseGet(() -> request.runs().resolve(choice.drill().base().name() + "-presets.md"));
        return new PresetRuns(choice, request.seed(), view, StandardOutput.utf8())
                .play(under -> sent(QuietRuns.play(request.of(under)), request, telemetry), page)
                .status();
    }

    /** The verdict, once the run has been sent to whoever collects runs; what does not arrive is told and no more. */
    private Verdict sent(Verdict verdict, RunRequest request, RunTelemetry telemetry) {
        RunFolder folder = new RunFolder(request.runs().resolve(verdict.runId()));
        telemetry
                .send(folder, verdict)
                .ifPresent(told -> spec.commandLine().getErr().println("ridethrough: " + told));
        return verdict;
    }
}
