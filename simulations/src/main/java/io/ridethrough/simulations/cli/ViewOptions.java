package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.LiveView;
import io.ridethrough.simulations.terminal.PlainView;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.terminal.Surroundings;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import picocli.CommandLine.Option;

/** How much of a run a person, or a machine, wants to see. */
final class ViewOptions {
    @Option(names = "--quiet", description = "Print the verdict's sentence and nothing else.")
    private boolean isQuiet;

    @Option(names = "--json", description = "Print the verdict as JSON and nothing else.")
    private boolean isJson;

    @Option(names = "--no-color", description = "Plain lines without colour, also on a terminal.")
    private boolean isPlain;

    /** The view that fits the options and what the output goes to. */
    RunView open() {
        if (isJson) {
            return new VerdictOnlyView(System.out, VerdictFile::text);
        }
        if (isQuiet) {
            return new VerdictOnlyView(System.out, Verdict::sentence);
        }
        Surroundings surroundings = Surroundings.detect(System.getenv(), isPlain);
        return surroundings.isLive() ? new LiveView(System.out, surroundings) : new PlainView(System.out, surroundings);
    }
}
