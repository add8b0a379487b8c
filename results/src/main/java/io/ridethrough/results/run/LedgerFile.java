package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ledger.json}: reading and writing it. */
public final class LedgerFile {

    private @Nullable List<Ledger.Order> orders;
    private @Nullable List<Ledger.Charge> charges;
    private List<Ledger.Stock> stock = List.of();
    private List<Ledger.Decision> decisions = List.of();

    private LedgerFile() {}

    /**
     * Reads a ledger. One that was written before stock was counted has none, and so it is with decisions.
     *
     * @throws IOException when the file is missing or malformed: the message names it
     */
    public static Ledger read(Path file) throws IOException {
        LedgerFile reading = new LedgerFile();
        RunJson.visit(file, reading::field);
        if (reading.orders == null || reading.charges == null) {
            throw new IOException(file + " is not a valid ledger: it needs \"orders\" and \"charges\"");
        }
        return new Ledger(reading.orders, reading.charges, reading.stock, reading.decisions);
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "orders" -> orders = RunJson.list(value, Ledger.Order.class);
            case "charges" -> charges = RunJson.list(value, Ledger.Charge.class);
            case "stock" -> stock = RunJson.list(value, Ledger.Stock.class);
            case "decisions" -> decisions = RunJson.list(value, Ledger.Decision.class);
            default -> throw new IOException("nothing in a ledger is called \"" + name + "\"");
        }
    }

    /** Writes a ledger, whole or not at all. */
    public static void write(Path file, Ledger ledger) throws IOException {
        RunJson.write(file, ledger);
    }
}
