package io.ridethrough.simulations.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a proof's page goes. While the proof is under way what it has come to stands in a file beside, and only a finished
 * proof replaces the page itself: whatever ends a proof early, the last whole one and what was seen since are both there.
 *
 * @param page the page itself, such as {@code detection-matrix.md}
 */
public record MatrixFile(Path page) {

    /** The file beside it, such as {@code detection-matrix.unfinished.md}. */
    public Path unfinished() {
        String name = String.valueOf(page.getFileName());
        String stem = name.endsWith(".md") ? name.substring(0, name.length() - ".md".length()) : name;
        return page.resolveSibling(stem + ".unfinished.md");
    }

    /**
     * Writes what the proof has come to: beside the page, or as the page when it is finished.
     *
     * @throws IOException when neither can be written
     */
    public void write(DetectionMatrix matrix, boolean isOver) throws IOException {
        Path beside = unfinished();
        Files.writeString(beside, matrix.markdown());
        if (isOver) {
            Files.move(beside, page, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
