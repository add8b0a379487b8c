package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.Judgement;
import io.ridethrough.simulations.terminal.RunView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Judges a stored run again, from its folder alone. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Judge a stored run again, with nothing else running; the exit code follows the verdict.")
public final class JudgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ViewOptions view = new ViewOptions();

    @Mixin
    private RunParameter run = new RunParameter();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = run.folder(ProjectHome.of(spec));
        Verdict verdict = Judgement.of(folder);
        try (RunView shown = view.open()) {
            shown.verdict(verdict, folder);
        }
        return ExitCode.of(verdict.grade()).status();
    }
}
