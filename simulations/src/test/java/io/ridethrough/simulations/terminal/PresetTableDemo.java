package io.ridethrough.simulations.terminal;

import io.ridethrough.simulations.presets.MadeUpMatrix;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows the made-up matrix in the terminal that it is started in: {@code PresetTableDemo [--no-color]}. */
public final class PresetTableDemo {

    private PresetTableDemo() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PresetTable.lines(
                        MadeUpMatrix.of(3),
                        Surroundings.detect(System.getenv(), List.of(args).contains("--no-color")))
                .forEach(out::println);
    }
}
