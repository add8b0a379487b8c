package io.ridethrough.results.report;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, where the machine has one on its path. */
public record Chromium(Path program) {

    private static final int LONGEST_WAIT_SECONDS = 60;

    public static Optional<Chromium> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /** The document as it stands after its script has run. */
    public String documentOf(Path page, Path folder) throws IOException, InterruptedException {
        return documentOf(page, folder, List.of());
    }

    /** The same, with more options for the browser. */
    public String documentOf(Path page, Path folder, List<String> options) throws IOException, InterruptedException {
        Path out = folder.resolve("document.html");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1280,900",
                "--virtual-time-budget=3000",
                "--dump-dom"));
        command.addAll(options);
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(Redirect.DISCARD)
                .start();
        if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end within " + LONGEST_WAIT_SECONDS + " s");
        }
        return Files.readString(out);
    }
}
