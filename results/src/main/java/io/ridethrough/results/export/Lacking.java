package io.ridethrough.results.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run lacks and an export can therefore not hold, a sentence each. */
final class Lacking {

    private final List<String> sentences = new ArrayList<>();

    void tell(String sentence) {
        sentences.add(sentence);
    }

    /** Whether the run has no such file, which is then told. */
    boolean isMissing(Path file, String unwritten) {
        boolean isMissing = !Files.exists(file);
        if (isMissing) {
            tell(file.getFileName() + " is not there: there is no " + unwritten);
        }
        return isMissing;
    }

    void tellUnless(boolean isWhole, Path file) {
        if (!isWhole) {
            tell(file.getFileName() + " is torn: its last, incomplete record is left out");
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
