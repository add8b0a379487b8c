package io.ridethrough.results.run;

/**
 * A file of a run's folder that is not all there.
 *
 * @param file its name, such as {@code claims.ndjson}
 * @param extent how much of it is lost
 * @param how the same in words that follow the file's name, such as {@code is missing}
 */
public record Loss(String file, Extent extent, String how) {

    /** How much of a file is lost. */
    public enum Extent {
        /** There is none, and nothing tells that there was: not every run writes every file. */
        ABSENT,
        /** There is none, and the run wrote one. */
        MISSING,
        /** Its end is lost; what comes before it was read. */
        TORN,
        /** It is there, and nothing of it could be read. */
        UNREADABLE
    }

    /** Whether the run wrote what is not there. */
    public boolean isDoubt() {
        return extent != Extent.ABSENT;
    }

    /** {@code claims.ndjson is missing}. */
    public String told() {
        return file + " " + how;
    }
}
