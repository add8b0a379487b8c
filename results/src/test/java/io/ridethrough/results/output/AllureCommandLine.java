package io.ridethrough.results.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Allure's own command line, where the build has unpacked it. Reports to nobody. */
record AllureCommandLine(Path program) {

    private static final Path UNPACKED = Path.of("target", "allure-commandline");
    private static final int LONGEST_WAIT_SECONDS = 120;

    static Optional<AllureCommandLine> unpacked() throws IOException {
        if (!Files.isDirectory(UNPACKED)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(UNPACKED, "allure-*")) {
            for (Path version : versions) {
                Path program = version.resolve("bin").resolve("allure");
                if (Files.exists(program)) {
                    return Optional.of(new AllureCommandLine(program.toAbsolutePath()));
                }
            }
        }
        return Optional.empty();
    }

    /** Makes a report of a results folder, and returns what was printed. */
    String generate(Path results, Path report) throws IOException, InterruptedException {
        Path printed = report.resolveSibling(report.getFileName() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", program.toString(), "generate", results.toString(), "-o", report.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("ALLURE_NO_ANALYTICS", "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("allure did not end within " + LONGEST_WAIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("allure ended with " + process.exitValue() + ": " + Files.readString(printed));
        }
        return Files.readString(printed);
    }
}
