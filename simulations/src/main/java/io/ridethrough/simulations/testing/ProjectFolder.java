package io.ridethrough.simulations.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own folders are, for a test that may run anywhere. */
final class ProjectFolder {
    private ProjectFolder() {}

    /** What {@code -Dridethrough.home} says, else the nearest from the working directory upwards. */
    static Path find() {
        String told = System.getProperty("ridethrough.home", "");
        return told.isEmpty() ? nearest(Path.of("").toAbsolutePath()) : Path.of(told);
    }

    /**
     * The nearest from a folder upwards; asks the file system.
     *
     * @throws IllegalStateException when there is none
     */
    static Path nearest(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("simulations").resolve("scenarios"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "neither " + from + " nor a folder above it has simulations/scenarios: say where Ridethrough"
                        + " is by home(), or by -Dridethrough.home");
    }
}
