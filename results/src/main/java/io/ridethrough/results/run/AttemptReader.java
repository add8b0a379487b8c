package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code attempts.csv}, without a last row that a crash tore. Texts that many rows have are kept once. */
public final class AttemptReader {

    private final KeptTexts kept = new KeptTexts();
    private final RecordVisitor<Attempt> visitor;
    private boolean isBegun;

    private AttemptReader(RecordVisitor<Attempt> visitor) {
        this.visitor = visitor;
    }

    /**
     * Reads the attempts in the order of their writing.
     *
     * @throws IOException when the file is missing, has another header, or a complete row is malformed
     */
    public static List<Attempt> read(Path file) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        boolean unused = scan(file, attempts::add);
        return attempts;
    }

    /**
     * Hands the attempts to a visitor in the order of their writing.
     *
     * @return whether the file ends at a row's end
     * @throws IOException as {@link #read}, or what the visitor throws
     */
    public static boolean scan(Path file, RecordVisitor<Attempt> visitor) throws IOException {
        AttemptReader reading = new AttemptReader(visitor);
        return LineFile.forEachLine(file, line -> reading.add(line.toString()));
    }

    private void add(String line) throws IOException {
        if (isBegun) {
            visitor.visit(row(line));
        } else if (line.equals(AttemptLog.HEADER)) {
            isBegun = true;
        } else {
            throw new IOException("\"" + line + "\" instead of " + AttemptLog.HEADER);
        }
    }

    private Attempt row(String line) throws IOException {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        if (first < 0 || second < 0 || line.indexOf(',', second + 1) >= 0) {
            throw new IOException("expected three cells in \"" + line + "\"");
        }
        try {
            return new Attempt(
                    Long.parseLong(line, 0, first, 10),
                    kept.once(line.substring(first + 1, second)),
                    kept.once(line.substring(second + 1)));
        } catch (NumberFormatException notANumber) {
            throw new IOException("\"" + line.substring(0, first) + "\" is not a time", notANumber);
        }
    }
}
