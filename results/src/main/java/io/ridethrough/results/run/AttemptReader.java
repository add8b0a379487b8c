package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code attempts.csv}, without a last row that a crash tore. */
public final class AttemptReader {

    private AttemptReader() {}

    /**
     * Reads the attempts in the order of their writing.
     *
     * @throws IOException when the file is missing, has another header, or a complete row is malformed
     */
    public static List<Attempt> read(Path file) throws IOException {
        List<String> lines = LineFile.parsed(file, line -> line);
        if (lines.isEmpty()) {
            return List.of();
        }
        if (!lines.get(0).equals(AttemptLog.HEADER)) {
            throw new IOException(file + " begins with \"" + lines.get(0) + "\" instead of " + AttemptLog.HEADER);
        }
        List<Attempt> attempts = new ArrayList<>(lines.size() - 1);
        for (int i = 1; i < lines.size(); i++) {
            attempts.add(row(file, i + 1, lines.get(i)));
        }
        return attempts;
    }

    private static Attempt row(Path file, int lineNumber, String line) throws IOException {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == 3) {
                return new Attempt(Long.parseLong(cells[0]), cells[1], cells[2]);
            }
        } catch (NumberFormatException notANumber) {
            throw new IOException(file + ", line " + lineNumber + ": \"" + cells[0] + "\" is not a time", notANumber);
        }
        throw new IOException(file + ", line " + lineNumber + ": expected three cells in \"" + line + "\"");
    }
}
