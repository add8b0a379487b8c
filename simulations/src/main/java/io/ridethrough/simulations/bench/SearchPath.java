package io.ridethrough.simulations.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The folders in which programs are looked for.
 *
 * @param folders parted as in the variable {@code PATH}
 */
public record SearchPath(String folders) {

    /** This process's. */
    public static SearchPath ofThisProcess() {
        return new SearchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The first program of the first of these names that is in any folder. */
    public Optional<Path> first(List<String> names) {
        return names.stream().flatMap(name -> found(name).stream()).findFirst();
    }

    private Optional<Path> found(String name) {
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
