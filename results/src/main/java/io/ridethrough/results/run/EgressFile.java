package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code egress.ndjson}: one call a line, without a last line that a crash tore. Fields that no check needs may be
 * anything. Lines are read one by one and equal texts are kept once, so that a full record fits into memory.
 */
public final class EgressFile {

    /** Most calls of one file, as recorders write it: with so many, later ones are missing. */
    public static final long MOST_CALLS = 2_000_000;

    private EgressFile() {}

    /**
     * Reads the calls in the order of their ends.
     *
     * @throws IOException when the file is missing, a complete line is not a call, or there are more than
     *     {@value #MOST_CALLS}: the message names the line
     */
    public static Egress read(Path file) throws IOException {
        EgressLine reading = new EgressLine();
        List<EgressCall> calls = new ArrayList<>();
        LineFile.forEachLine(file, line -> {
            if (calls.size() == MOST_CALLS) {
                throw new IOException("more than " + MOST_CALLS + " calls");
            }
            calls.add(reading.read(line));
        });
        return new Egress(true, calls.size() == MOST_CALLS, calls);
    }
}
