package io.ridethrough.simulations.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a pipeline's gate with real stored runs of both sides, of which a call of the launcher is decided for real. */
record GateInPipeline(Path folder) {
    private static final int PAIRS = 8;

    /**
     * Stores the runs where the pipelines look for them.
     *
     * @param times how much slower the candidate is
     */
    static GateInPipeline storing(Path folder, double times) throws IOException {
        Path baseline = folder.resolve("baseline");
        Path candidate = folder.resolve("runs").resolve("candidate");
        for (int i = 1; i <= PAIRS; i++) {
            StoredRuns.store(baseline, "before-" + i, "fair-weather", i, 1, 30, 10 * i);
            StoredRuns.store(candidate, "after-" + i, "fair-weather", i, times, 30, 10 * i + 1);
        }
        return new GateInPipeline(folder);
    }

    /** Where the baseline's runs are. */
    String baseline() {
        return folder.resolve("baseline").toString();
    }

    /** Decides, with the call's paths seen from the folder. */
    CommandLineRun decide(List<String> call) {
        String[] arguments = call.stream()
                .map(word -> word.contains("/") ? resolved(word) : word)
                .toArray(String[]::new);
        return CommandLineRun.in(new ProjectHome(folder), arguments);
    }

    private String resolved(String word) {
        return folder.resolve(word).toString();
    }

    /** The files under the folder that a pipeline's pattern takes. */
    List<Path> published(String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)))
                    .toList();
        }
    }
}
