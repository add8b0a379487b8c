package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.terminal.Surroundings;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import java.io.PrintStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of a run a person, or a machine, wants to see. */
final class ViewOptions {
    @Option(names = "--quiet", description = "Print the verdict's sentence and nothing else.")
    private boolean isQuiet;

    @Option(names = "--json", description = "Print the verdict as JSON and nothing else.")
    private boolean isJson;

    @Mixin
    private ColourOption colour = new ColourOption();

    /** The view that fits the options and what the output goes to. */
    RunView open() {
        PrintStream out = StandardOutput.utf8();
        if (isJson) {
            return new VerdictOnlyView(out, VerdictFile::text);
        }
        if (isQuiet) {
            return new VerdictOnlyView(out, Verdict::sentence);
        }
        return surroundings().view(out);
    }

    boolean isQuiet() {
        return isQuiet;
    }

    boolean isJson() {
        return isJson;
    }

    /** What the output goes to. */
    Surroundings surroundings() {
        return colour.surroundings();
    }
}
