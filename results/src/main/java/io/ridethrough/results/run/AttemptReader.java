package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code attempts.csv}, without a last row that a crash tore. Texts that many rows have are kept once. */
public final class AttemptReader {

    private final Map<String, String> kept = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean isBegun;

    private AttemptReader() {}

    /**
     * Reads the attempts in the order of their writing.
     *
     * @throws IOException when the file is missing, has another header, or a complete row is malformed
     */
    public static List<Attempt> read(Path file) throws IOException {
        AttemptReader reading = new AttemptReader();
        LineFile.forEachLine(file, line -> reading.add(line.toString()));
        return reading.attempts;
    }

    private void add(String line) throws IOException {
        if (isBegun) {
            attempts.add(row(line));
        } else if (line.equals(AttemptLog.HEADER)) {
            isBegun = true;
        } else {
            throw new IOException("\"" + line + "\" instead of " + AttemptLog.HEADER);
        }
    }

    private Attempt row(String line) throws IOException {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == 3) {
                return new Attempt(Long.parseLong(cells[0]), once(cells[1]), once(cells[2]));
            }
        } catch (NumberFormatException notANumber) {
            throw new IOException("\"" + cells[0] + "\" is not a time", notANumber);
        }
        throw new IOException("expected three cells in \"" + line + "\"");
    }

    private String once(String text) {
        return kept.computeIfAbsent(text, same -> same);
    }
}
