package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineFile;
import io.ridethrough.results.baseline.BaselineLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a baseline by what a person types: its name, or the path of its file. */
record BaselineLocation(BaselineLibrary library) {

    static BaselineLocation in(ProjectHome home) {
        return new BaselineLocation(new BaselineLibrary(home.baselines()));
    }

    /**
     * @throws MistakesException when there is none, or it cannot be read: bad input either way
     * @throws IOException when the folder of baselines cannot be read
     */
    Baseline read(String nameOrPath) throws IOException {
        Path file = Baseline.isName(nameOrPath) && Files.isRegularFile(library.file(nameOrPath))
                ? library.file(nameOrPath)
                : Path.of(nameOrPath);
        if (!Files.isRegularFile(file)) {
            throw MistakesException.of(
                    nameOrPath, "there is no such baseline" + Nearest.remedy(nameOrPath, library.names()));
        }
        try {
            return BaselineFile.read(file);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw MistakesException.of(
                    file.toString(),
                    reason.startsWith(file.toString())
                            ? reason.substring(file.toString().length()).replaceFirst("^[: ]+", "")
                            : reason);
        }
    }
}
