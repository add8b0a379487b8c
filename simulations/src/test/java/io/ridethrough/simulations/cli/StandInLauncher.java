package io.ridethrough.simulations.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A folder with a {@code ridethrough} that writes down what it is called with, leaves the names that a run leaves, and ends as
 * {@code RUN_CODE} and {@code COMPARE_CODE} say.
 */
record StandInLauncher(Path folder) {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final String END = "--end-of-call--";
    private static final String LAUNCHER = """
            #!/bin/sh
            for word in "$@"; do echo "$word"; done >>calls.txt
            echo %s >>calls.txt
            out=results/runs
            last=
            for word in "$@"; do
              if [ "$last" = --out ]; then out=$word; fi
              last=$word
            done
            mkdir -p "$out"
            case $1 in
              run)
                run=$out/run-$(ls "$out" | wc -l | tr -d ' ')
                mkdir -p "$run"
                for name in $OUTPUTS; do echo "$name of $2" >"$run/$name"; done
                exit "${RUN_CODE:-0}" ;;
              compare)
                echo 'the decision'
                exit "${COMPARE_CODE:-0}" ;;
            esac
            exit 64
            """.formatted(END);

    /** How a script ended, and what it printed. */
    record Ended(int exitCode, String printed) {}

    static StandInLauncher in(Path folder) throws IOException {
        Path launcher = folder.resolve("ridethrough");
        Files.writeString(launcher, LAUNCHER);
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
        return new StandInLauncher(folder);
    }

    /**
     * Runs a script in the folder.
     *
     * @param shell such as {@code bash -e}
     * @param settings environment variables
     */
    Ended play(List<String> shell, String script, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        Path printed = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>(shell);
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("OUTPUTS", String.join(" ", PipelineFiles.outputs()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the script did not end within " + LONGEST_WAIT_SECONDS + " s");
        }
        return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
    }

    /** What the launcher was called with, each time. */
    List<List<String>> calls() throws IOException {
        List<List<String>> calls = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("calls.txt"))) {
            if (line.equals(END)) {
                calls.add(List.copyOf(words));
                words.clear();
            } else {
                words.add(line);
            }
        }
        return calls;
    }

    /** The calls of one command. */
    List<List<String>> calls(String command) throws IOException {
        return calls().stream().filter(call -> call.get(0).equals(command)).toList();
    }
}
