package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;

/** {@code ledger.json}: reading and writing it. */
public final class LedgerFile {

    private LedgerFile() {}

    /**
     * Reads a ledger.
     *
     * @throws IOException when the file is missing or malformed
     */
    public static Ledger read(Path file) throws IOException {
        return RunJson.read(file, Ledger.class);
    }

    /** Writes a ledger, whole or not at all. */
    public static void write(Path file, Ledger ledger) throws IOException {
        RunJson.write(file, ledger);
    }
}
