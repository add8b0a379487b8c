package io.ridethrough.simulations.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What one command line came to, run in this process: its exit code and what it printed. */
record CommandLineRun(int exitCode, String out, String err) {
    /** The repository that this test runs in: Maven's working directory is the module. */
    static final ProjectHome REPOSITORY =
            new ProjectHome(Path.of("..").toAbsolutePath().normalize());

    static CommandLineRun of(String... arguments) {
        return in(REPOSITORY, arguments);
    }

    static CommandLineRun in(ProjectHome home, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Main.commandLine(home).execute(arguments);
            return new CommandLineRun(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
