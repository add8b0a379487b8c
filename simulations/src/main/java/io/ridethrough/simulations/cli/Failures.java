package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.simulations.conductor.RunFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failure looks like to a person, and its exit code. */
final class Failures {
    private Failures() {}

    /** The arguments make no sense: says which, and where help is. */
    static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ridethrough: " + unknown(e).orElseGet(() -> String.valueOf(e.getMessage())));
        err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.status();
    }

    /** A command or an option that there is not, with the nearest that there is; empty for every other mistake. */
    private static Optional<String> unknown(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            String name = word.split("=", 2)[0];
            List<String> known =
                    command.options().stream().map(OptionSpec::longestName).toList();
            return Optional.of("unknown option `" + name + "`" + Nearest.remedy(name, known));
        }
        Set<String> known = command.subcommands().keySet();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("unknown command `" + word + "`" + Nearest.remedy(word, known));
    }

    /** A command failed: one line for what users meet, a stack trace for what is our own fault. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof MistakesException mistakes) {
            err.println(mistakes);
            return ExitCode.USAGE.status();
        }
        if (e instanceof NotAllowedException refused) {
            refused.reasons().forEach(reason -> err.println("ridethrough: not allowed: " + reason));
            return ExitCode.NOT_ALLOWED.status();
        }
        if (e instanceof EnvironmentUnavailableException) {
            err.println("ridethrough: " + e.getMessage());
            return ExitCode.UNAVAILABLE.status();
        }
        if (e instanceof RunFailedException || e instanceof IOException || e instanceof UncheckedIOException) {
            err.println("ridethrough: " + e.getMessage());
            return ExitCode.INTERNAL.status();
        }
        err.println("ridethrough: internal error; this is a bug");
        e.printStackTrace(err);
        return ExitCode.INTERNAL.status();
    }
}
