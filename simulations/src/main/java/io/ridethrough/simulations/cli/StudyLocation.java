package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.report.CapacityFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a study of capacity came to by what a person types: the study's id, the path of its folder, or {@code last}. */
record StudyLocation(Path runs) {

    /**
     * The folder of a study that has a report.
     *
     * @throws MistakesException when none is meant, naming what was looked for and where
     * @throws IOException when the folder of runs cannot be read
     */
    Path find(String study) throws IOException {
        if (study.equals("last")) {
            List<String> ids = ids();
            if (ids.isEmpty()) {
                throw mistake(study, "there are no studies of capacity yet in " + runs);
            }
            return runs.resolve(ids.get(ids.size() - 1));
        }
        for (Path folder : List.of(runs.resolve(study), Path.of(study))) {
            if (!study.isEmpty() && Files.isRegularFile(folder.resolve(CapacityFile.NAME))) {
                return folder;
            }
        }
        if (!study.isEmpty() && Files.isDirectory(runs.resolve(study))) {
            throw mistake(
                    study, "it has no " + CapacityFile.NAME + ": a study gets one when it has measured something");
        }
        throw mistake(study, "there is no such study" + Nearest.remedy(study, ids()));
    }

    /**
     * What the study came to.
     *
     * @throws MistakesException when there is none, or its file is damaged or of another format
     */
    CapacityReport read(String study) throws IOException {
        Path file = find(study).resolve(CapacityFile.NAME);
        try {
            return CapacityFile.read(file);
        } catch (IOException e) {
            throw mistake(study, String.valueOf(e.getMessage()));
        }
    }

    /** All that have a report, oldest first: an id begins with the time of its start. */
    private List<String> ids() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(path -> Files.isRegularFile(path.resolve(CapacityFile.NAME)))
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static MistakesException mistake(String study, String what) {
        return MistakesException.of(study, what);
    }
}
