package io.ridethrough.simulations.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java virtual machine of its own, which does one thing with a folder and prints its figures. */
final class MeasuredMachine {
    private MeasuredMachine() {}

    /**
     * What it printed.
     *
     * @param options of the virtual machine, parted by spaces
     * @throws IOException when it fails, or takes longer than the patience
     */
    static String output(String options, Class<?> main, Path folder, Duration patience)
            throws IOException, InterruptedException {
        Path told = folder.resolve("told.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the measured process took more than " + patience.toMinutes() + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(told, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException(
                    "the measured process failed: " + output.lines().findFirst().orElse("no message"));
        }
        return output;
    }
}
