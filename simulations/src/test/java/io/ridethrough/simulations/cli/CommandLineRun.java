package io.ridethrough.simulations.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;

/** What one command line came to, run in this process: its exit code and what it printed. */
record CommandLineRun(int exitCode, String out, String err) {
    /** The repository that this test runs in: Maven's working directory is the module. */
    static final ProjectHome REPOSITORY =
            new ProjectHome(Path.of("..").toAbsolutePath().normalize());

    static CommandLineRun of(String... arguments) {
        return in(REPOSITORY, arguments);
    }

    /** With a command in the place of the one of that name. */
    static CommandLineRun with(String name, Object command, String... arguments) {
        return of(
                () -> {
                    CommandLine root = Main.commandLine(REPOSITORY);
                    root.getCommandSpec().removeSubcommand(name);
                    root.addSubcommand(command);
                    return root.setExecutionExceptionHandler(Failures::execution);
                },
                arguments);
    }

    static CommandLineRun in(ProjectHome home, String... arguments) {
        return of(() -> Main.commandLine(home), arguments);
    }

    /** @param root made once the streams are those of this run: it keeps them */
    private static CommandLineRun of(Supplier<CommandLine> root, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exitCode = root.get().execute(arguments);
            return new CommandLineRun(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
