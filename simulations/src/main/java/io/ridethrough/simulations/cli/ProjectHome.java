package io.ridethrough.simulations.cli;

import java.nio.file.Path;

/** Where the project's own folders are: what the launcher says, or the working directory. */
record ProjectHome(Path path) {

    static ProjectHome current() {
        return new ProjectHome(
                Path.of(System.getProperty("ridethrough.home", "")).toAbsolutePath());
    }

    Path scenarios() {
        return path.resolve("simulations").resolve("scenarios");
    }

    Path environments() {
        return path.resolve("environments").resolve("definitions");
    }

    Path runs() {
        return path.resolve("results").resolve("runs");
    }
}
