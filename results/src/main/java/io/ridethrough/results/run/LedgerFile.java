package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ledger.json}: reading and writing it. */
public final class LedgerFile {

    private LedgerFile() {}

    /**
     * Reads a ledger. One that was written before stock was counted has none, and so it is with decisions.
     *
     * @throws IOException when the file is missing or malformed
     */
    public static Ledger read(Path file) throws IOException {
        // Looked through first: a tree would forget how many places an amount was written with.
        if (RunJson.hasField(file, "decisions")) {
            return RunJson.read(file, Ledger.class);
        }
        if (RunJson.hasField(file, "stock")) {
            Undecided read = RunJson.read(file, Undecided.class);
            return new Ledger(read.orders(), read.charges(), read.stock());
        }
        Unstocked read = RunJson.read(file, Unstocked.class);
        return new Ledger(read.orders(), read.charges());
    }

    /** Writes a ledger, whole or not at all. */
    public static void write(Path file, Ledger ledger) throws IOException {
        RunJson.write(file, ledger);
    }

    /** A ledger as it was written before stock was counted. */
    private record Unstocked(List<Ledger.Order> orders, List<Ledger.Charge> charges) {}

    /** A ledger as it was written before decisions were read. */
    private record Undecided(List<Ledger.Order> orders, List<Ledger.Charge> charges, List<Ledger.Stock> stock) {}
}
