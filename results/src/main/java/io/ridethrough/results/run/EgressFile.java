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
        List<EgressCall> calls = new ArrayList<>();
        boolean unused = scan(file, call -> {
            if (calls.size() == MOST_CALLS) {
                throw new IOException("more than " + MOST_CALLS + " calls");
            }
            calls.add(call);
        });
        return new Egress(true, calls.size() == MOST_CALLS, calls);
    }

    /**
     * Hands the calls to a visitor in the order of their ends, however many there are.
     *
     * @return whether the file ends at a line's end
     * @throws IOException when the file is missing or a complete line is not a call, or what the visitor throws: the message
     *     names the line
     */
    public static boolean scan(Path file, RecordVisitor<EgressCall> visitor) throws IOException {
        EgressLine reading = new EgressLine();
        return LineFile.forEachLine(file, line -> visitor.visit(reading.read(line)));
    }
}
