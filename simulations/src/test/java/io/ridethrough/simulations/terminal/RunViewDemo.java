package io.ridethrough.simulations.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plays the made-up run in the terminal that it is started in: {@code RunViewDemo [millis a second] [--no-color]}. */
public final class RunViewDemo {

    private RunViewDemo() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        long millis = words.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(100);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Surroundings surroundings = Surroundings.detect(System.getenv(), words.contains("--no-color"));
        try (RunView view = surroundings.view(out)) {
            FakeRun.play(view, () -> sleep(millis));
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
