package io.ridethrough.simulations.conductor;

import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes a folder for each run, named by its start and its scenario. */
final class RunFolders {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_IN_ONE_SECOND = 100;

    private RunFolders() {}

    /**
     * Creates the folder; two runs of the same second get two.
     *
     * @throws IOException with a one-line reason when it cannot be made
     */
    static RunFolder create(Path runs, String scenario, Instant now) throws IOException {
        String id = STAMP.format(now) + "-" + scenario;
        try {
            Files.createDirectories(runs);
            for (int i = 1; i <= MOST_IN_ONE_SECOND; i++) {
                Path path = runs.resolve(i == 1 ? id : id + "-" + i);
                try {
                    return new RunFolder(Files.createDirectory(path));
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
            }
        } catch (FileSystemException e) {
            throw new IOException("no run folder can be made in " + runs + ": " + reason(e), e);
        }
        throw new IOException("too many runs of " + scenario + " began in one second in " + runs);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is a file";
        }
        if (e instanceof AccessDeniedException) {
            return "access to " + e.getFile() + " is denied";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
