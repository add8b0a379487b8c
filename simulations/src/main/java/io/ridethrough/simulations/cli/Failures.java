package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.simulations.conductor.RunFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
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
        err.println("ridethrough: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE.status();
    }

    /** A command failed: one line for what users meet, a stack trace for what is our own fault. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof MistakesException mistakes) {
            err.println(mistakes);
            return ExitCode.USAGE.status();
        }
        if (e instanceof EnvironmentUnavailableException) {
            err.println("ridethrough: " + e.getMessage());
            return ExitCode.UNAVAILABLE.status();
        }
        if (e instanceof RunFailedException || e instanceof IOException) {
            err.println("ridethrough: " + e.getMessage());
            return ExitCode.INTERNAL.status();
        }
        err.println("ridethrough: internal error; this is a bug");
        e.printStackTrace(err);
        return ExitCode.INTERNAL.status();
    }
}
