package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ledger.json}: reading and writing it. */
public final class LedgerFile {

    private static final String IS_CHARGED = "isCharged";
    private static final Set<String> NEEDED = Set.of("orders", "charges");

    private @Nullable List<Ledger.Order> orders;
    private @Nullable List<Ledger.Charge> charges;
    private boolean isCharged = true;
    private List<Ledger.Stock> stock = List.of();
    private List<Ledger.Decision> decisions = List.of();

    private LedgerFile() {}

    /**
     * Reads a ledger. One that was written before stock was counted has none, and so it is with decisions; its orders
     * are charged unless it says otherwise.
     *
     * @throws IOException when the file is missing or malformed: the message names it
     */
    public static Ledger read(Path file) throws IOException {
        LedgerFile reading = new LedgerFile();
        RunJson.visit(file, reading::field);
        if (reading.orders == null || reading.charges == null) {
            throw incomplete(file);
        }
        return new Ledger(reading.orders, reading.isCharged, reading.charges, reading.stock, reading.decisions);
    }

    /**
     * Hands over the entries of a ledger one by one, in the order of the file. What was handed over before a mistake was found
     * is worth nothing.
     *
     * @throws IOException as {@link #read}; but decisions are passed over, whatever they are
     */
    public static void scan(Path file, LedgerVisitor visitor) throws IOException {
        Set<String> found = new HashSet<>();
        RunJson.visit(file, (name, value) -> {
            found.add(name);
            switch (name) {
                case "orders" -> RunJson.each(value, Ledger.Order.class, visitor::order);
                case IS_CHARGED -> visitor.charging(isCharged(value));
                case "charges" -> RunJson.each(value, Ledger.Charge.class, visitor::charge);
                case "stock" -> RunJson.each(value, Ledger.Stock.class, visitor::stock);
                case "decisions" -> value.skipChildren();
                default -> throw unknown(name);
            }
        });
        if (!found.containsAll(NEEDED)) {
            throw incomplete(file);
        }
    }

    private static IOException incomplete(Path file) {
        return new IOException(file + " is not a valid ledger: it needs \"orders\" and \"charges\"");
    }

    private static boolean isCharged(JsonParser value) throws IOException {
        if (!value.currentToken().isBoolean()) {
            throw new IOException("\"" + IS_CHARGED + "\" is neither true nor false");
        }
        return value.getBooleanValue();
    }

    private static IOException unknown(String name) {
        return new IOException("nothing in a ledger is called \"" + name + "\"");
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "orders" -> orders = RunJson.list(value, Ledger.Order.class);
            case IS_CHARGED -> isCharged = isCharged(value);
            case "charges" -> charges = RunJson.list(value, Ledger.Charge.class);
            case "stock" -> stock = RunJson.list(value, Ledger.Stock.class);
            case "decisions" -> decisions = RunJson.list(value, Ledger.Decision.class);
            default -> throw unknown(name);
        }
    }

    /** Writes a ledger, whole or not at all. */
    public static void write(Path file, Ledger ledger) throws IOException {
        RunJson.write(file, ledger);
    }
}
