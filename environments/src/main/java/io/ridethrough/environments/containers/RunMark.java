package io.ridethrough.environments.containers;

import io.ridethrough.environments.StartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What everything of one run bears.
 *
 * @param run the run's name, which is that of its folder
 * @param labels tell which run and which process it belongs to
 * @param logs directory for what the parts say
 * @param user whom the parts run as, {@code UID:GID}, so that what they write belongs to who plays the run; empty for root
 */
record RunMark(String run, Map<String, String> labels, Path logs, Optional<String> user) {

    static RunMark of(StartRequest request, Engine engine) throws IOException {
        Path folder = request.faults().toAbsolutePath().getParent();
        String run = folder == null ? "run" : String.valueOf(folder.getFileName());
        Files.createDirectories(request.logs());
        return new RunMark(
                run,
                Owner.ofThisProcess().labels(run),
                request.logs(),
                engine.isRootless() ? Optional.empty() : owner(request.logs()));
    }

    /** A name that no other run's thing has. */
    String name(String part) {
        return "ridethrough-" + run.replaceAll("[^A-Za-z0-9_.-]", "-") + "-" + part;
    }

    private static Optional<String> owner(Path folder) throws IOException {
        try {
            return Optional.of(Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid"));
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return Optional.empty();
        }
    }
}
